using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Events;

/// <summary>Flags, counts and bits of neurons give the bits of the same activity as numbers, in every kind of call.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class FlagsEqualDenseTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Around words of bits and vectors of bytes.
    private static readonly int[] Neurons = [1, 7, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200];
    private static readonly double[] Densities = [0, 0.02, 0.3, 1];

    public delegate void StepOf(StdpLayer<T> layer, byte[] pre, byte[] post);

    [Test]
    public void A_linear_layer(
        [ValueSource(nameof(Neurons))] int inputs, [Values(1, 3)] int batch, [ValueSource(nameof(Densities))] double density)
    {
        AssertEqual(() => new StdpLinearLayer<T>(batch, inputs, 66, Parameters), batch, density);
        AssertEqual(() => new StdpLinearLayer<T>(batch, 9, inputs, Parameters), batch, density);
    }

    [Test]
    public void A_convolution([Values(1, 2)] int batch, [ValueSource(nameof(Densities))] double density) =>
        AssertEqual(() => new StdpConv2dLayer<T>(batch, 3, (7, 9), 5, 3, Parameters), batch, density);

    [Test]
    public void Counts_above_one_are_graded_activity([Values(1, 3)] int batch, [Values] bool isSparse)
    {
        var random = new Random(3);
        byte[] Draw(int length) =>
            [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() < (isSparse ? 0.05 : 0.9) ? (byte)random.Next(256) : (byte)0)];
        StdpLinearLayer<T> counted = Make(() => new StdpLinearLayer<T>(batch, 70, 66, Parameters));
        StdpLinearLayer<T> dense = Make(() => new StdpLinearLayer<T>(batch, 70, 66, Parameters));
        for (int step = 0; step < 4; step++)
        {
            (byte[] pre, byte[] post) = (Draw(batch * 70), Draw(batch * 66));
            counted.Step(pre, post);
            dense.Step(Numbers(pre), Numbers(post));
        }

        AssertSame(counted, dense, "counts");
    }

    [Test]
    public void Flags_that_are_no_one_count_once()
    {
        byte[] bytes = [0, 2, 255, 1];
        bool[] flags = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, bool>(bytes).ToArray();
        var state = new StdpState<T>([1, 4], [1, 1]);
        state.UpdateTraces(flags, new bool[1], new StdpParameters<T> { TauPreInv = 1000.0 });
        Assert.That(state.TracePre.Span.ToArray(), Is.EqualTo((T[])[T.Zero, T.One, T.One, T.One]));
    }

    [Test]
    public void Every_call_takes_them()
    {
        (byte[] pre, byte[] post) = ([1, 0, 1], [1, 0]);
        (bool[] flagsPre, bool[] flagsPost) = (Flags(pre), Flags(post));
        var w = new T[6];
        var expected = new T[6];
        (StdpState<T> state, StdpState<T> other) = (new([1, 3], [1, 2]), new([1, 3], [1, 2]));
        Stdp.StepLinear(flagsPre, new SpikeMask([1ul]), new TensorView<T>(w, 2, 3), state, Parameters);
        Stdp.StepLinear(Numbers(pre), Numbers(post), new TensorView<T>(expected, 2, 3), other, Parameters);
        state.UpdateTraces(pre.AsSpan(), (ReadOnlySpan<bool>)flagsPost, Parameters);
        other.UpdateTraces(Numbers(pre), Numbers(post), Parameters);
        Stdp.LearnLinear(new SpikeMask([5ul]), post, new TensorView<T>(w, 2, 3), state, Parameters);
        Stdp.LearnLinear(Numbers(pre), Numbers(post), new TensorView<T>(expected, 2, 3), other, Parameters);
        StdpTrace<T> trace = state.AddTrace("slow", 1, 3), otherTrace = other.AddTrace("slow", 1, 3);
        trace.Update(flagsPre.AsSpan(), 1, 5);
        otherTrace.Update(Numbers(pre), 1, 5);

        Assert.That(w, Bits.EqualTo(expected).And.Not.All.EqualTo(T.Zero));
        Assert.That(trace.Values.Span.ToArray(), Bits.EqualTo(otherTrace.Values.Span.ToArray()));
        Assert.That(state.TracePost.Span.ToArray(), Bits.EqualTo(other.TracePost.Span.ToArray()));
    }

    [Test]
    public void No_step_allocates([Values(1, 3)] int batch)
    {
        StdpLinearLayer<T> layer = Make(() => new StdpLinearLayer<T>(batch, 70, 66, Parameters));
        byte[] pre = new byte[batch * 70], post = new byte[batch * 66];
        (pre[3], post[65]) = (2, 1);
        (bool[] flagsPre, ulong[] mask) = (Flags(pre), Mask(post, batch));
        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Step();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Step()
        {
            layer.Step(pre, post);
            layer.Step(flagsPre, new SpikeMask(mask));
        }
    }

    private static StdpParameters<T> Parameters => new() { APre = 50.0, APost = 50.0, EtaPlus = 0.02, EtaMinus = 0.015 };

    private static void AssertEqual(Func<StdpLayer<T>> make, int batch, double density)
    {
        (string Name, StepOf Step)[] forms =
        [
            ("flags", (layer, pre, post) => layer.Step(Flags(pre), Flags(post).AsSpan())),
            ("counts", (layer, pre, post) => layer.Step(pre, (ReadOnlySpan<byte>)post)),
            ("bits", (layer, pre, post) => layer.Step(new SpikeMask(Mask(pre, batch)), new SpikeMask(Mask(post, batch)))),
            ("bits and numbers", (layer, pre, post) => layer.Step(new SpikeMask(Mask(pre, batch)), Numbers(post))),
        ];
        foreach ((string name, StepOf step) in forms)
        {
            (StdpLayer<T> layer, StdpLayer<T> dense) = (Make(make), Make(make));
            var random = new Random(5);
            for (int i = 0; i < 3; i++)
            {
                byte[] pre = Draw(layer.State.TracePre.Span.Length), post = Draw(layer.State.TracePost.Span.Length);
                step(layer, pre, post);
                dense.Step(Numbers(pre), Numbers(post));
            }

            AssertSame(layer, dense, name);

            byte[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() < density ? (byte)1 : (byte)0)];
        }
    }

    private static void AssertSame(StdpLayer<T> layer, StdpLayer<T> expected, string name)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(expected.Weights.Span.ToArray()), name);
            Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.State.TracePre.Span.ToArray()), name);
            Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(expected.State.TracePost.Span.ToArray()), name);
        }
    }

    private static TLayer Make<TLayer>(Func<TLayer> make)
        where TLayer : StdpLayer<T>
    {
        TLayer layer = make();
        new Data<T>(1).WeightsWithin(layer.Weights.Span.Length).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    private static T[] Numbers(byte[] counts) => [.. counts.Select(count => T.CreateChecked(count))];

    private static bool[] Flags(byte[] counts) => [.. counts.Select(count => count != 0)];

    private static ulong[] Mask(byte[] counts, int batch)
    {
        int neurons = counts.Length / batch;
        int words = (neurons + 63) / 64;
        var mask = new ulong[batch * words];
        for (int i = 0; i < counts.Length; i++)
        {
            (int sample, int neuron) = Math.DivRem(i, neurons);
            mask[(sample * words) + (neuron / 64)] |= counts[i] != 0 ? 1ul << (neuron % 64) : 0;
        }

        return mask;
    }
}
