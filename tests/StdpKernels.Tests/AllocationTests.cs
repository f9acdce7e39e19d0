using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>Once warm, no step allocates a single byte.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class AllocationTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Steps = 1000;

    [Test]
    public void Dense_steps([Values] StdpAlgorithm algorithm, [Values] bool tensors, [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(algorithm, tensors, convolution);
        Assert.That(BytesAllocatedBy(layer.Step), Is.Zero);
    }

    [Test]
    public void Steps_from_events(
        [Values] StdpAlgorithm algorithm, [Values] bool tensors, [Values] bool convolution, [Values] bool silenceShows)
    {
        TestLayer<T> layer = Layer(algorithm, tensors, convolution);
        if (silenceShows)
        {
            // And goes on to show in every step, since this trace never becomes a number again.
            layer.State.TracePre.Span[0] = T.NaN;
        }

        Assert.That(BytesAllocatedBy(FromEvents(layer)), Is.Zero);
    }

    [Test]
    public void Steps_with_more_spikes_than_ever_before([Values] bool convolution)
    {
        TestLayer<T> layer = Layer(StdpAlgorithm.Additive, tensors: false, convolution);
        layer.Draw(seed: 0, densityPre: 0, densityPost: 0);
        Action quiet = FromEvents(layer);
        layer.Draw(seed: 0, densityPre: 1, densityPost: 1);
        Action loud = FromEvents(layer);

        quiet();

        Assert.That(BytesAllocatedBy(loud, warmUps: 0, steps: 1), Is.Zero);
    }

    [Test]
    public void Steps_in_which_silence_begins_or_ceases_to_show([Values] bool begins)
    {
        TestLayer<T> layer = Layer(StdpAlgorithm.Additive, tensors: false, convolution: false);
        T trace = layer.State.TracePre.Span[0];
        Action step = FromEvents(layer);

        layer.State.TracePre.Span[0] = begins ? trace : T.NaN;
        step();
        layer.State.TracePre.Span[0] = begins ? T.NaN : trace;
        layer.W.Clear();

        Assert.That(BytesAllocatedBy(step, warmUps: 0, steps: 1), Is.Zero);
    }

    [Test]
    public void Steps_of_a_prepared_layer([Values] bool tensors, [Values] bool events, [Values(1, 3)] int batch)
    {
        StdpParameters<T> parameters = tensors ? new() { WMax = new Data<T>(1).Tensor([45, 1], 0.5, 1) } : new();
        var layer = new StdpLinearLayer<T>(batch, 100, 45, parameters);
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(batch * 100, 0.03), data.Spikes(batch * 45, 0.03));
        (EventLists pre, EventLists post) = (EventLists.Of<T>(zPre, batch), EventLists.Of<T>(zPost, batch));

        long bytes = BytesAllocatedBy(events ? () => layer.Step(pre.Events, post.Events) : () => layer.Step(zPre, zPost));

        Assert.That(bytes, Is.Zero);
    }

    [Test]
    public void Steps_with_traces_of_every_kind([Values] StdpTraceDecay decay, [Values] StdpTraceSpike spike, [Values] bool events)
    {
        StdpTraceDynamics dynamics = new() { Decay = decay, Spike = spike };
        var layer = new StdpLinearLayer<T>(1, 100, 45, new() { DynamicsPre = dynamics, DynamicsPost = dynamics });
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(100, 0.03), data.Spikes(45, 0.03));
        (EventLists pre, EventLists post) = (EventLists.Of<T>(zPre, 1), EventLists.Of<T>(zPost, 1));

        Assert.That(
            BytesAllocatedBy(events ? () => layer.Step(pre.Events, post.Events) : () => layer.Step(zPre, zPost)), Is.Zero);
    }

    [Test]
    public void Steps_of_more_than_one_pass(
        [Values] StdpOrder order, [Values] bool touched, [Values] bool triplets, [Values] bool events, [Values] StdpWeightLayout layout)
    {
        StdpBoundScope scope = touched && order != StdpOrder.Together ? StdpBoundScope.TouchedWeights : StdpBoundScope.AllWeights;
        StdpParameters<T> parameters = new()
        {
            Order = order,
            BoundScope = scope,
            CoincidencePlus = StdpCoincidence.Excluded,
            Triplet = triplets ? new() { A3Plus = 0.5 } : null,
        };
        var layer = new StdpLinearLayer<T>(1, 100, 45, parameters, layout: layout);
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(100, 0.03), data.Spikes(45, 0.03));
        (EventLists pre, EventLists post) = (EventLists.Of<T>(zPre, 1), EventLists.Of<T>(zPost, 1));

        Assert.That(
            BytesAllocatedBy(events ? () => layer.Step(pre.Events, post.Events) : () => layer.Step(zPre, zPost)), Is.Zero);
    }

    [Test]
    public void Steps_from_spikes_that_carry_numbers([Values] StdpWeightLayout layout, [Values(1, 3)] int batch)
    {
        var layer = new StdpLinearLayer<T>(batch, 100, 45, new(), layout: layout);
        var data = new Data<T>(2);
        GradedLists<T> pre = GradedLists<T>.Of(data.Spikes(batch * 100, 0.03), batch);
        GradedLists<T> post = GradedLists<T>.Of(data.Spikes(batch * 45, 0.03), batch);

        Assert.That(BytesAllocatedBy(() => layer.Step(pre.Events, post.Events)), Is.Zero);
    }

    [Test]
    public void Windows([Values] StdpWeightLayout layout, [Values(1, 3)] int batch, [Values] bool events, [Values] bool warmedUp)
    {
        const int Window = 7;
        var layer = new StdpLinearLayer<T>(batch, 100, 45, new(), layout: layout);
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(Window * batch * 100, 0.03), data.Spikes(Window * batch * 45, 0.03));
        (EventLists pre, EventLists post) = (EventLists.Of<T>(zPre, Window * batch), EventLists.Of<T>(zPost, Window * batch));
        if (warmedUp)
        {
            layer.WarmUp(Window);
        }

        Assert.That(
            BytesAllocatedBy(
                events ? () => layer.StepWindow(Window, pre.Events, post.Events) : () => layer.StepWindow(Window, zPre, zPost),
                warmUps: warmedUp ? 0 : 2),
            Is.Zero);
    }

    [Test]
    public void Windows_of_a_convolution([Values] bool events)
    {
        var layer = new StdpConv2dLayer<T>(2, 3, (5, 7), 4, 3, new());
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(4 * 2 * 105, 0.03), data.Spikes(4 * 2 * 60, 0.03));
        (EventLists pre, EventLists post) = (EventLists.Of<T>(zPre, 8), EventLists.Of<T>(zPost, 8));
        Assert.That(
            BytesAllocatedBy(events ? () => layer.StepWindow(4, pre.Events, post.Events) : () => layer.StepWindow(4, zPre, zPost)), Is.Zero);
    }

    [Test]
    public void Steps_of_rows_of_presynaptic_neurons([Values] StdpAlgorithm algorithm, [Values] bool events, [Values(1, 3)] int batch)
    {
        StdpParameters<T> parameters = new() { Algorithm = algorithm, WMax = new Data<T>(1).Tensor([45], 0.5, 1) };
        var layer = new StdpLinearLayer<T>(batch, 100, 45, parameters, layout: StdpWeightLayout.PresynapticRows);
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(batch * 100, 0.03), data.Spikes(batch * 45, 0.03));
        (EventLists pre, EventLists post) = (EventLists.Of<T>(zPre, batch), EventLists.Of<T>(zPost, batch));

        Assert.That(
            BytesAllocatedBy(events ? () => layer.Step(pre.Events, post.Events) : () => layer.Step(zPre, zPost)), Is.Zero);
    }

    [Test]
    public void Propagation([Values] bool convolution, [Values] StdpWeightLayout layout, [Values] bool graded)
    {
        TestLayer<T> test = Layer(StdpAlgorithm.Additive, tensors: false, convolution);
        StdpLayer<T> layer = test.Prepare(layout);
        T[] zPre = graded ? new Data<T>(1).Graded(test.ZPre.Length) : test.ZPre.ToArray();
        EventLists post = EventLists.Of<T>(test.ZPost, test.PostShape[0]);
        (T[] currentsPre, T[] currentsPost) = (new T[test.ZPre.Length], new T[test.ZPost.Length]);

        Assert.That(
            BytesAllocatedBy(() =>
            {
                layer.Propagate(zPre, currentsPost);
                layer.PropagateBack(post.Events, currentsPre);
            }),
            Is.Zero);
    }

    [Test]
    public void Edits([Values] bool convolution, [Values] StdpWeightLayout layout, [Values] bool tensors)
    {
        TestLayer<T> test = Layer(StdpAlgorithm.Additive, tensors: false, convolution);
        test.Parameters = test.Parameters with { WMax = tensors ? new Data<T>(1).Tensor(test.WeightShape, 0.5, 1) : 1.0 };
        StdpLayer<T> layer = test.Prepare(layout);
        bool[] mask = new bool[layer.Weights.Span.Length];
        T[] factors = new T[test.PostShape[1]];

        Assert.That(
            BytesAllocatedBy(() =>
            {
                layer.NormaliseWeights(T.One, StdpNorm.L1, StdpFan.In);
                layer.NormaliseWeights(T.One, StdpNorm.L2, StdpFan.Out);
                layer.ScaleWeights(T.One);
                layer.ScaleWeights(factors, StdpFan.In);
                layer.DecayWeights(T.One);
                layer.ClipWeights(T.Zero, T.One);
                layer.MaskWeights(mask);
            }),
            Is.Zero);
    }

    /// <summary>What the runtime has looked up for calls it may forget in a collection, and must not make again in a step.</summary>
    [Test]
    public void Edits_and_propagation_after_a_collection([Values("convolution", "linear", "sparse")] string synapses)
    {
        TestLayer<T> test = Layer(StdpAlgorithm.Additive, tensors: false, synapses == "convolution");
        StdpLayer<T> layer = synapses == "sparse" ? test.PrepareSparse() : test.Prepare();
        EventLists post = EventLists.Of<T>(test.ZPost, test.PostShape[0]);
        T[] currents = new T[layer.State.TracePre.Shape.Length];
        layer.WarmUp();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        long before = GC.GetAllocatedBytesForCurrentThread();
        layer.NormaliseWeights(T.One, StdpNorm.L1, StdpFan.In);
        layer.NormaliseWeights(T.One, StdpNorm.L2, StdpFan.Out);
        layer.PropagateBack(post.Events, currents);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_sparse_layer([Values] StdpAlgorithm algorithm, [Values] bool tensors, [Values(1, 3)] int batch)
    {
        StdpParameters<T> parameters = new() { Algorithm = algorithm, WMax = tensors ? new Data<T>(1).Tensor([45, 1], 0.5, 1) : 1.0 };
        var layer = new StdpSparseLayer<T>(batch, StdpConnectivity.Random(100, 45, 0.3, seed: 1), parameters);
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(batch * 100, 0.1), data.Graded(batch * 45));
        EventLists post = EventLists.Of<T>(data.Spikes(batch * 45, 0.1), batch);
        (T[] currentsPre, T[] currentsPost) = (new T[batch * 100], new T[batch * 45]);

        Assert.That(
            BytesAllocatedBy(() =>
            {
                layer.Propagate(zPre, currentsPost);
                layer.PropagateBack(zPost, currentsPre);
                layer.Step(zPre, post.Events);
                layer.Step(zPre, zPost);
                layer.NormaliseWeights(T.One, StdpNorm.L1, StdpFan.In);
                layer.NormaliseWeights(T.One, StdpNorm.L2, StdpFan.Out);
                layer.ScaleWeights(T.One);
            }),
            Is.Zero);
    }

    [Test]
    public void Both_halves_of_a_step_and_further_traces([Values] bool prepared, [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(StdpAlgorithm.Additive, tensors: true, convolution);
        StdpLayer<T>? own = prepared ? layer.Prepare() : null;
        StdpTrace<T> further = (own?.State ?? layer.State).AddTrace("further", layer.PreShape);
        EventLists pre = EventLists.Of<T>(layer.ZPre, layer.PreShape[0]);

        Assert.That(
            BytesAllocatedBy(() =>
            {
                further.Update(pre.Events, layer.Parameters.APre, 50);
                if (own is null)
                {
                    layer.UpdateTraces();
                    layer.Learn(layer.ZPre, layer.ZPost);
                }
                else
                {
                    own.UpdateTraces(pre.Events, layer.ZPost);
                    own.Learn(pre.Events, layer.ZPost);
                    own.Learn(layer.ZPre, layer.ZPost, further.Values, own.State.TracePost);
                }
            }),
            Is.Zero);
    }

    [Test]
    public void Eight_parameter_objects_in_turn([Values] bool prepared, [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(StdpAlgorithm.Additive, tensors: true, convolution);
        StdpLayer<T> own = layer.Prepare();
        StdpParameters<T>[] turns = [.. Enumerable.Range(0, 8).Select(i =>
            layer.Parameters with { Algorithm = Algorithms.At(i), EtaMinus = 0.01 * i })];
        int step = 0;

        Assert.That(
            BytesAllocatedBy(
                () =>
                {
                    layer.Parameters = turns[step++ % turns.Length];
                    if (prepared)
                    {
                        own.Parameters = layer.Parameters;
                        own.Step(layer.ZPre, layer.ZPost);
                    }
                    else
                    {
                        layer.Step();
                    }
                },
                warmUps: 2 * turns.Length,
                steps: 10_000),
            Is.Zero);
    }

    [Test]
    public void Decay_alone([Values] bool tensors)
    {
        TestLayer<T> layer = Layer(StdpAlgorithm.Additive, tensors, convolution: false);
        Assert.That(BytesAllocatedBy(layer.UpdateTraces), Is.Zero);
    }

    [Test]
    public void The_measurement_sees_an_allocation() =>
        Assert.That(BytesAllocatedBy(() => GC.KeepAlive(new byte[16])), Is.GreaterThanOrEqualTo(16 * Steps));

    /// <summary>Steps with the spikes that the layer has now, as lists made beforehand.</summary>
    private static Action FromEvents(TestLayer<T> layer)
    {
        EventLists pre = EventLists.Of<T>(layer.ZPre, layer.PreShape[0]);
        EventLists post = EventLists.Of<T>(layer.ZPost, layer.PostShape[0]);
        return layer.Geometry is { } geometry
            ? () => Stdp.StepConv2d(pre.Events, post.Events, layer.WView, layer.State, layer.Parameters, geometry, layer.Dt)
            : () => Stdp.StepLinear(pre.Events, post.Events, layer.WView, layer.State, layer.Parameters, layer.Dt);
    }

    /// <summary>The bytes of all steps; of warm steps the least of a few measurements.</summary>
    /// <remarks>
    /// A collection that another thread causes can charge this one with the rest of its allocation buffer. It does not do so three
    /// times in a row, and a step that allocates does.
    /// </remarks>
    private static long BytesAllocatedBy(Action step, int warmUps = 2, int steps = Steps)
    {
        for (int i = 0; i < warmUps; i++)
        {
            step();
        }

        long least = Measure(step, steps);
        for (int again = 0; again < 2 && warmUps > 0 && least > 0; again++)
        {
            least = Math.Min(least, Measure(step, steps));
        }

        return least;
    }

    private static long Measure(Action step, int steps)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < steps; i++)
        {
            step();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TestLayer<T> Layer(StdpAlgorithm algorithm, bool tensors, bool convolution)
    {
        TestLayer<T> layer = convolution
            ? TestLayer<T>.Conv2d(new ConvShape(2, 2, (5, 4), 3, (3, 2)))
            : TestLayer<T>.Linear(2, 21, 5);
        layer.Parameters = layer.Parameters with { Algorithm = algorithm };
        if (tensors)
        {
            var data = new Data<T>(2);
            layer.Parameters = layer.Parameters with
            {
                APre = data.Tensor(layer.PreShape, 0, 1),
                TauPostInv = data.Tensor(layer.PostShape, 0, 20),
                WMax = data.Tensor(layer.WeightShape, 0, 1),
                EtaPlus = data.Tensor(layer.WeightShape[1..], 0, 1),
            };
        }

        return layer;
    }
}
