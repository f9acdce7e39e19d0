using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Synapses;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>Windows of steps against the same steps one by one, bit for bit.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class WindowTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Silence, few spikes, many, and numbers: a window has steps of every kind.
    private static readonly double[] Densities = [0.1, 0, 0.03, 0.9, 0.05, 0.05, 0, 0.2];

    private static readonly ForcedPath?[] Paths =
    [
        null, new(true, 1), new(false, 1), new(true, 1, 1), new(true, 1, 3), new(true, 1, 4), new(true, 1, 7), new(false, 1, 5),
        new(true, 2, 5), new(true, 3), new(false, 3, 8), new(false, 1, WindowColumns: 2 * Vector<T>.Count), new(false, 2, 6, WindowColumns: 2 * Vector<T>.Count),
        new(true, 1, 4, IsFar: true), new(true, 2, IsFar: true),
    ];

    [Test]
    public void Windows_of_a_linear_layer(
        [Values] StdpAlgorithm algorithm, [Values] StdpWeightLayout layout, [Values(1, 3)] int batch, [Values] bool tensors)
    {
        int vector = Vector<T>.Count;
        var different = new List<string>();
        int seed = 0;
        foreach ((int inputs, int outputs) in new[] { (1, 1), ((2 * vector) + 3, 21), (vector - 1, 31), (5, (3 * vector) + 1), ((4 * vector) + 3, 37) })
        {
            foreach (ForcedPath? path in Paths)
            {
                foreach (int steps in new[] { 1, 2, 5, 19 })
                {
                    seed++;
                    StdpLayer<T> window = Linear(batch, inputs, outputs, algorithm, layout, tensors, seed);
                    StdpLayer<T> single = Linear(batch, inputs, outputs, algorithm, layout, tensors, seed);
                    int rows = layout == StdpWeightLayout.PresynapticRows ? inputs : outputs;
                    window.Synapses.Forced = path is null ? null : path with { Parts = Math.Min(path.Parts, Math.Max(1, rows / 6)) };
                    if (!AreSame(window, single, steps, seed))
                    {
                        different.Add($"{inputs} -> {outputs}, {steps} steps, {path}");
                    }
                }
            }
        }

        Assert.That(different, Is.Empty);
    }

    [Test]
    public void Windows_of_more_dense_steps_than_rows_take_together([Values] StdpWeightLayout layout, [Values] bool spikes)
    {
        int steps = SampleWindowUpdate.MostSteps + 3;
        StdpLayer<T> window = Linear(1, 35, 33, StdpAlgorithm.Additive, layout, tensors: false, seed: 5);
        StdpLayer<T> single = Linear(1, 35, 33, StdpAlgorithm.Additive, layout, tensors: false, seed: 5);
        window.Synapses.Forced = new ForcedPath(false, 1);
        T[] zPre = Activity(35), zPost = Activity(33);
        window.StepWindow(steps, zPre, zPost);
        for (int step = 0; step < steps; step++)
        {
            single.Step(zPre.AsSpan(step * 35, 35), zPost.AsSpan(step * 33, 33));
        }

        Assert.That(window.Weights.Span.ToArray(), Bits.EqualTo(single.Weights.Span.ToArray()));

        T[] Activity(int neurons)
        {
            var random = new Random(neurons);
            return [.. Enumerable.Range(0, steps * neurons).Select(_ => random.NextDouble() < 0.3 ? spikes ? T.One : T.CreateTruncating(0.5) : T.Zero)];
        }
    }

    [Test]
    public void Windows_of_a_convolution([Values(1, 2)] int batch, [Values(1, 2, 7)] int steps)
    {
        StdpConv2dLayer<T> Make() => new(batch, 2, (6, 5), 3, (3, 2), new() { EtaPlus = 0.1, EtaMinus = 0.07 }, new() { Padding = 1 }, 0.004);
        Assert.That(AreSame(Make(), Make(), steps, seed: steps), Is.True);
    }

    [Test]
    public void Weights_that_silence_would_change([Values] StdpWeightLayout layout, [Values(0, 1, 4)] int windowRows)
    {
        StdpLayer<T> Make()
        {
            StdpLayer<T> layer = Linear(1, 37, 23, StdpAlgorithm.Additive, layout, tensors: false, seed: 5);
            Span<T> w = layer.EditWeights().Span;
            (w[3], w[^1], w[100]) = (T.CreateChecked(1.5), T.NaN, T.NegativeZero);
            return layer;
        }

        StdpLayer<T> window = Make();
        window.Synapses.Forced = windowRows == 0 ? null : new ForcedPath(true, 1, windowRows);
        Assert.That(AreSame(window, Make(), 9, seed: 3), Is.True);
    }

    [Test]
    public void A_trace_that_becomes_infinite_in_the_middle([Values] StdpWeightLayout layout)
    {
        StdpLayer<T> Make()
        {
            StdpLayer<T> layer = Linear(1, 37, 23, StdpAlgorithm.MultiplicativeRelu, layout, tensors: false, seed: 5);
            layer.State.TracePre.Span[7] = T.BitDecrement(T.PositiveInfinity);
            layer.Parameters = layer.Parameters with { TauPreInv = -250 };
            return layer;
        }

        StdpLayer<T> window = Make();
        Assert.That(AreSame(window, Make(), 5, seed: 3), Is.True);
        Assert.That(window.State.TracePre.Span.ToArray(), Has.Some.Matches<T>(t => !T.IsFinite(t)));
    }

    /// <summary>Under parameters that do not keep weights steady, each step has to look at them: a weight becomes −0, which silence changes.</summary>
    [Test]
    public void A_weight_that_silence_changes_from_the_second_step_on([Values(null, 1)] int? windowRows)
    {
        static StdpLayer<T> Make(ForcedPath path)
        {
            var parameters = new StdpParameters<T> { Algorithm = StdpAlgorithm.MultiplicativePow, WMin = -0.0, EtaPlus = -1.0, EtaMinus = -0.0 };
            var layer = new StdpLinearLayer<T>(1, 1, 2, parameters, 0.004);
            layer.State.TracePre.Span[0] = T.One;
            layer.Synapses.Forced = path;
            return layer;
        }

        StdpLayer<T> window = Make(new ForcedPath(true, 1, windowRows)), single = Make(new ForcedPath(false, 1));
        T[] zPre = [T.Zero, T.Zero], zPost = [T.Zero, T.One, T.Zero, T.Zero];
        single.Step(zPre[..1], zPost[..2]);
        T[] afterOne = single.Weights.Span.ToArray();
        single.Step(zPre[1..], zPost[2..]);
        Assert.That(Same(single.Weights.Span, afterOne), Is.False, "silence changes it");

        window.StepWindow(2, zPre, zPost);

        Assert.That(window.Weights.Span.ToArray(), Bits.EqualTo(single.Weights.Span.ToArray()));
    }

    /// <summary>One block of rows has a weight of −0, which its changes keep so and silence does not; the blocks after it are steady.</summary>
    [Test]
    public void A_block_that_silence_changes_before_others_that_it_does_not()
    {
        const int Outputs = 5;
        static StdpLayer<T> Make(ForcedPath path)
        {
            var layer = new StdpLinearLayer<T>(1, 1, Outputs, new() { WMin = -1, EtaPlus = 0.1 }, 0.004);
            layer.State.TracePre.Span[0] = T.One;
            layer.EditWeights().Span[0] = T.NegativeZero;
            layer.Synapses.Forced = path;
            return layer;
        }

        StdpLayer<T> window = Make(new ForcedPath(true, 1, WindowRows: 1)), single = Make(new ForcedPath(false, 1));
        T[] zPre = [T.Zero, T.Zero], zPost = new T[2 * Outputs], silence = new T[2 * Outputs];
        (zPost[0], zPost[Outputs]) = (-T.Epsilon, -T.Epsilon);
        Run(zPost);
        Assert.That(Bits.Same(single.Weights.Span[0], T.NegativeZero), "the change underflows");
        Run(silence);
        Assert.That(Bits.Same(single.Weights.Span[0], T.Zero), "silence changes it");

        window.StepWindow(2, EventLists.Of<T>(zPre, 2).Events, GradedLists<T>.Of(zPost, 2).Events);
        window.StepWindow(2, zPre, silence);

        Assert.That(window.Weights.Span.ToArray(), Bits.EqualTo(single.Weights.Span.ToArray()));

        void Run(T[] ofSteps)
        {
            for (int step = 0; step < 2; step++)
            {
                single.Step(zPre.AsSpan(step, 1), ofSteps.AsSpan(step * Outputs, Outputs));
            }
        }
    }

    [Test]
    public void A_trace_that_is_finite_again_after_the_first_step([Values] StdpWeightLayout layout)
    {
        StdpLayer<T> Make(ForcedPath path)
        {
            StdpLayer<T> layer = Linear(1, 37, 23, StdpAlgorithm.Additive, layout, tensors: false, seed: 5);
            layer.Parameters = layer.Parameters with { DynamicsPre = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Saturate } };
            layer.State.TracePre.Span[7] = T.PositiveInfinity;
            layer.Synapses.Forced = path;
            return layer;
        }

        StdpLayer<T> window = Make(new ForcedPath(true, 1)), single = Make(new ForcedPath(false, 1));
        T[] before = single.Weights.Span.ToArray();
        T[] zPre = new T[2 * 37], zPost = new T[2 * 23];
        zPre[37 + 7] = T.One;
        single.Step(zPre.AsSpan(0, 37), zPost.AsSpan(0, 23));
        Assert.That(Same(single.Weights.Span, before), Is.False, "silence times infinity is seen");
        single.Step(zPre.AsSpan(37), zPost.AsSpan(23));
        Assert.That(single.State.TracePre.Span.ToArray(), Has.All.Matches<T>(T.IsFinite));

        window.StepWindow(2, zPre, zPost);

        Assert.That(window.Weights.Span.ToArray(), Bits.EqualTo(single.Weights.Span.ToArray()));
    }

    [Test]
    public void Activity_in_every_form([Values(1, 3)] int batch, [Values] bool convolution)
    {
        const int Steps = 6;
        StdpLayer<T> Make() => convolution
            ? new StdpConv2dLayer<T>(batch, 3, (5, 7), 4, 3, new())
            : new StdpLinearLayer<T>(batch, 105, 60, new());
        StdpLayer<T> expected = Make();
        int[] preShape = Dimensions(expected.State.TracePre.Shape), postShape = Dimensions(expected.State.TracePost.Shape);
        var data = new Data<T>(9);
        T[] zPre = data.Spikes(Steps * expected.State.TracePre.Shape.Length, 0.05);
        T[] zPost = data.Spikes(Steps * expected.State.TracePost.Shape.Length, 0.05);
        bool[] flags = [.. zPre.Select(z => z != T.Zero)];
        byte[] counts = [.. zPost.Select(z => (byte)(z == T.Zero ? 0 : 1))];
        expected.StepWindow(Steps, zPre, zPost);
        Assert.That(expected.Weights.Span.ToArray(), Has.Some.Not.EqualTo(T.Zero));

        Assert.That(After(l => l.StepWindow(Steps, flags, counts)), Bits.EqualTo(expected.Weights.Span.ToArray()), "flags and counts");
        Assert.That(
            After(l => l.StepWindow(
                Steps,
                new TensorView<T>(zPre, [Steps * batch, .. preShape[1..]]),
                new TensorView<T>(zPost, [Steps * batch, .. postShape[1..]]))),
            Bits.EqualTo(expected.Weights.Span.ToArray()),
            "views");
        if (!convolution)
        {
            Assert.That(
                After(l => l.StepWindow(
                    Steps, new TensorView<T>(zPre, [Steps, .. preShape]), EventLists.Of<T>(zPost, Steps * batch).Events)),
                Bits.EqualTo(expected.Weights.Span.ToArray()),
                "a view of steps, and lists");
            Assert.That(
                After(l =>
                {
                    // Two windows, slices of one recording; of the second, the lists start elsewhere than the first.
                    SpikeEvents pre = EventLists.Of<T>(zPre, Steps * batch).Events;
                    GradedSpikeEvents<T> post = new(EventLists.Of<T>(zPost, Steps * batch).Events, [.. zPost.Where(z => z != T.Zero)]);
                    l.StepWindow(2, pre.Slice(0, 2 * batch), post.Slice(0, 2 * batch));
                    l.StepWindow(1, pre.Slice(2 * batch, batch), post.Slice(2 * batch, batch));
                    l.Step(pre.Slice(3 * batch, batch), post.Slice(3 * batch, batch));
                    l.StepWindow(2, pre.Slice(4 * batch, 2 * batch), post.Slice(4 * batch, 2 * batch));
                }),
                Bits.EqualTo(expected.Weights.Span.ToArray()),
                "slices of lists");
            Assert.That(
                After(l => l.StepWindow(Steps, Masks(zPre, Steps * batch), zPost)),
                Bits.EqualTo(expected.Weights.Span.ToArray()),
                "bits");
        }

        T[] After(Action<StdpLayer<T>> window)
        {
            StdpLayer<T> layer = Make();
            window(layer);
            return layer.Weights.Span.ToArray();
        }
    }

    [Test]
    public void No_step_and_no_neuron()
    {
        StdpLayer<T> layer = Linear(2, 9, 5, StdpAlgorithm.Additive, StdpWeightLayout.PostsynapticRows, tensors: false, seed: 1);
        T[] before = layer.Weights.Span.ToArray();
        layer.StepWindow(0, Array.Empty<T>(), default(SpikeEvents));
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(before));

        var empty = new StdpLinearLayer<T>(2, 0, 5, new());
        empty.StepWindow(3, Array.Empty<T>(), new T[30]);
        Assert.That(empty.State.TracePost.Span.ToArray(), Is.All.EqualTo(T.Zero));
    }

    private static bool AreSame(StdpLayer<T> window, StdpLayer<T> single, int steps, int seed)
    {
        int pre = single.State.TracePre.Shape.Length, post = single.State.TracePost.Shape.Length;
        int batch = single.State.TracePre.Shape[0];

        // Twice: what a window finds out about the weights counts in the next.
        for (int round = 0; round < 2; round++)
        {
            var data = new Data<T>(seed + (1000 * round));
            T[][] zPre = [.. Enumerable.Range(0, steps).Select(t => data.Spikes(pre, Densities[(t + seed) % Densities.Length]))];
            T[][] zPost = [.. Enumerable.Range(0, steps).Select(t => data.Spikes(post, Densities[(t + seed + 1) % Densities.Length]))];
            if (seed % 3 == 0)
            {
                zPre[^1] = [.. zPre[^1].Select(z => z * T.CreateChecked(0.5))];
            }

            for (int t = 0; t < steps; t++)
            {
                single.Step(zPre[t], zPost[t]);
            }

            T[] allPre = [.. zPre.SelectMany(z => z)], allPost = [.. zPost.SelectMany(z => z)];
            if (seed % 2 == 0)
            {
                window.StepWindow(steps, allPre, allPost);
            }
            else
            {
                window.StepWindow(
                    steps, GradedLists<T>.Of(allPre, steps * batch).Events, EventLists.Of<T>(allPost, steps * batch).Events);
            }
        }

        return Same(window.Weights.Span, single.Weights.Span)
            && Same(window.State.TracePre.Span, single.State.TracePre.Span)
            && Same(window.State.TracePost.Span, single.State.TracePost.Span);
    }

    private static bool Same(ReadOnlySpan<T> left, ReadOnlySpan<T> right) => Bits.EqualTo(right.ToArray()).ApplyTo(left.ToArray()).IsSuccess;

    private static StdpLinearLayer<T> Linear(
        int batch, int inputs, int outputs, StdpAlgorithm algorithm, StdpWeightLayout layout, bool tensors, int seed)
    {
        var data = new Data<T>(seed);
        int columns = layout == StdpWeightLayout.PresynapticRows ? outputs : inputs;
        var parameters = new StdpParameters<T>
        {
            Algorithm = algorithm,
            EtaPlus = tensors ? data.Tensor([columns], 0, 0.1) : 0.1,
            EtaMinus = 0.07,
            Mu = 0.5,
            MuPlus = 0.5,
        };
        var layer = new StdpLinearLayer<T>(batch, inputs, outputs, parameters, 0.004, threads: 3, layout);
        data.WeightsWithin(layer.Weights.Span.Length).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    private static int[] Dimensions(TensorShape shape) => [.. Enumerable.Range(0, shape.Rank).Select(d => shape[d])];

    private static SpikeMask Masks(T[] z, int samples)
    {
        int neurons = z.Length / samples, words = (neurons + 63) / 64;
        var bits = new ulong[samples * words];
        for (int i = 0; i < z.Length; i++)
        {
            if (z[i] != T.Zero)
            {
                bits[(i / neurons * words) + (i % neurons / 64)] |= 1UL << (i % neurons % 64);
            }
        }

        return new SpikeMask(bits);
    }
}
