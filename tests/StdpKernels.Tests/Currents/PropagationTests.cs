using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Currents;

/// <summary>Propagation through random layers, from activity of any kind, against the scalar reference, bit for bit.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class PropagationTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 200;

    /// <summary>Weights, currents and activity of any numbers: each product rounds by itself, so that every bit is known.</summary>
    private static readonly Filling<T> Any = new()
    {
        Weights = Numbers<T>.WithSpecial,
        Traces = Gen.Frequency((9, Numbers<T>.Around), (1, Numbers<T>.Special)),
        Activity = Gen.OneOf(
            Gen.OneOf(0.0, 0.02, 0.2, 1).Select(density => Numbers<T>.Spikes(density)),
            Gen.OneOf(1, 10).Select(silent =>
                Gen.Frequency((silent * 5, Gen.Const(T.Zero)), (9, Numbers<T>.Uniform(-1, 1)), (1, Numbers<T>.Special)))),
        Tensors = false,
    };

    [Test]
    public void Linear_layers([Values] ActivityForm form, [Values] bool presynapticRows) =>
        Property.Holds(Cases<T>.Linear(Any), Count, layer => layer.AssertPropagates(form, presynapticRows));

    [Test]
    public void Convolutions([Values] ActivityForm form) =>
        Property.Holds(Cases<T>.Conv2d(Any), Count, layer => layer.AssertPropagates(form, presynapticRows: false));

    [Test]
    public void In_parts([Values(2, 3)] int parts, [Values] bool presynapticRows)
    {
        Property.Holds(Cases<T>.Linear(Any), Count / 4, layer => layer.AssertPropagates(ActivityForm.Dense, presynapticRows, parts));
        Property.Holds(Cases<T>.Conv2d(Any), Count / 4, layer => layer.AssertPropagates(ActivityForm.Dense, false, parts));
    }

    [Test]
    public void Between_guard_pages([Values] Placement placement, [Values] bool presynapticRows)
    {
        if (Pages.WhyNot is { } reason)
        {
            Assert.Ignore(reason);
        }

        Property.Holds(
            Cases<T>.Any(Any),
            Count / 4,
            layer =>
            {
                using var guard = new GuardedMemory(placement);
                layer.AssertPropagates(ActivityForm.Graded, presynapticRows && layer.Convolution is null);
                Assert.That(guard.IsIntact, "memory beside the buffers");
            },
            alone: true);
    }

    [Test]
    public void Flags_counts_and_bits_are_dense_activity([Values] StdpWeightLayout layout)
    {
        const int Inputs = 77, Outputs = 13;
        var layer = new StdpLinearLayer<T>(2, Inputs, Outputs, new(), layout: layout);
        new Data<T>(1).WeightsWithin(Inputs * Outputs).CopyTo(layer.EditWeights().Span);
        bool[] flags = [.. new Data<T>(2).Spikes(2 * Inputs, 0.2).Select(z => z == T.One)];
        byte[] counts = [.. flags.Select((flag, i) => (byte)(flag ? 1 + (i % 3) : 0))];
        T[] once = [.. flags.Select(flag => flag ? T.One : T.Zero)];
        var bits = new ulong[4];
        for (int i = 0; i < flags.Length; i++)
        {
            bits[(i / Inputs * 2) + (i % Inputs / 64)] |= flags[i] ? 1ul << (i % Inputs % 64) : 0;
        }

        T[] expected = new T[2 * Outputs], expectedCounts = new T[2 * Outputs], came = new T[2 * Outputs];
        layer.Propagate(once, expected);
        layer.Propagate(Array.ConvertAll(counts, count => T.CreateChecked(count)), expectedCounts);

        layer.Propagate(flags, came);
        Assert.That(came, Bits.EqualTo(expected), "flags");
        came.AsSpan().Clear();
        layer.Propagate(new SpikeMask(bits), came);
        Assert.That(came, Bits.EqualTo(expected), "bits");
        came.AsSpan().Clear();
        layer.Propagate(counts, came);
        Assert.That(came, Bits.EqualTo(expectedCounts), "counts");
    }

    [Test]
    public void Threads_do_not_show([Values("rows", "columns", "convolution")] string kind, [Values] bool graded)
    {
        const int Batch = 16;
        StdpLayer<T> Make(int threads) => kind switch
        {
            "convolution" => new StdpConv2dLayer<T>(Batch, 8, (25, 25), 33, 5, new(), new() { Padding = 2, Stride = 2 }, threads: threads),
            "rows" => new StdpLinearLayer<T>(Batch, 515, 303, new(), threads: threads),
            _ => new StdpLinearLayer<T>(Batch, 515, 303, new(), threads: threads, layout: StdpWeightLayout.PresynapticRows),
        };

        (StdpLayer<T> one, StdpLayer<T> three) = (Make(1), Make(3));
        var data = new Data<T>(1);
        T[] w = data.WeightsWithin(one.Weights.Span.Length);
        w.CopyTo(one.EditWeights().Span);
        w.CopyTo(three.EditWeights().Span);
        T[] zPre = graded ? data.Graded(one.State.TracePre.Shape.Length) : data.Spikes(one.State.TracePre.Shape.Length, 0.9);
        T[] zPost = graded ? data.Graded(one.State.TracePost.Shape.Length) : data.Spikes(one.State.TracePost.Shape.Length, 0.9);
        (T[] post, T[] postOfThree) = (new T[zPost.Length], new T[zPost.Length]);
        (T[] pre, T[] preOfThree) = (new T[zPre.Length], new T[zPre.Length]);

        one.Propagate(zPre, post);
        three.Propagate(zPre, postOfThree);
        one.PropagateBack(zPost, pre);
        three.PropagateBack(zPost, preOfThree);

        Assert.That(postOfThree, Bits.EqualTo(post));
        Assert.That(preOfThree, Bits.EqualTo(pre));
    }

    [Test]
    public void Nothing_of_the_layer_changes_and_nothing_flows_from_silence()
    {
        var layer = new StdpLinearLayer<T>(1, 20, 10, new());
        layer.EditWeights().Span.Fill(T.NaN);
        T[] currents = [.. Enumerable.Repeat(T.NegativeZero, 10)];
        layer.Propagate(new T[20], currents);
        layer.Propagate(new GradedSpikeEvents<T>(new SpikeEvents([3, 7]), [T.Zero, T.NegativeZero]), currents);
        Assert.That(currents, Bits.EqualTo([.. Enumerable.Repeat(T.NegativeZero, 10)]));
        Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(new T[20]));
    }

    [Test]
    public void Without_weights_nothing_flows([Values(0, 3)] int inputs)
    {
        var layer = new StdpLinearLayer<T>(2, inputs, 3 - inputs, new());
        Assert.That(() => layer.Propagate(new T[2 * inputs], new T[2 * (3 - inputs)]), Throws.Nothing);
        Assert.That(() => layer.PropagateBack(new T[2 * (3 - inputs)], new T[2 * inputs]), Throws.Nothing);
    }
}
