namespace StdpKernels.Tests;

/// <summary>Whatever holds activity is passed as it is, on either side, to every call: all of this compiles without a cast.</summary>
internal sealed class StdpActivityTests
{
    private static readonly StdpParameters<float> Rule = new() { EtaPlus = 0.5, EtaMinus = 0.25 };
    private static readonly float[] ZPre = [0, 1, 1];
    private static readonly float[] ZPost = [1, 0];
    private static readonly int[] FiredPre = [1, 2];
    private static readonly int[] FiredPost = [0];

    private delegate void StepOf(StdpLinearLayer<float> layer);

    private static readonly (string Name, StepOf Step)[] LayerSteps =
    [
        ("span, events", layer => layer.Step(ZPre.AsSpan(), new SpikeEvents(FiredPost))),
        ("events, span", layer => layer.Step(new SpikeEvents(FiredPre), ZPost.AsSpan())),
        ("read-only span, view", layer => layer.Step((ReadOnlySpan<float>)ZPre, new TensorView<float>(ZPost, 1, 2))),
        ("view, read-only view", layer => layer.Step(new TensorView<float>(ZPre, 1, 3), new ReadOnlyTensorView<float>(ZPost, 1, 2))),
        ("read-only view, array", layer => layer.Step(new ReadOnlyTensorView<float>(ZPre, 1, 3), ZPost)),
        ("array, memory on the stack", layer => layer.Step(ZPre, stackalloc float[] { 1, 0 })),
        ("new array, slice", layer => layer.Step(new float[] { 0, 1, 1 }, ZPost.AsSpan(0, 2))),
        ("events, view", layer => layer.Step(new SpikeEvents([1, 2]), new TensorView<float>(ZPost, 1, 2))),
        ("events, events", layer => layer.Step(new SpikeEvents([1, 2], [0, 2]), new SpikeEvents(FiredPost))),
    ];

    private delegate void CallOf(TensorView<float> w, StdpState<float> state);

    private static readonly (string Name, CallOf Step)[] Calls =
    [
        ("array, events", (w, state) => Stdp.StepLinear(ZPre, new SpikeEvents(FiredPost), w, state, Rule)),
        ("span, array", (w, state) => Stdp.StepLinear(ZPre.AsSpan(), ZPost, w, state, Rule)),
        ("read-only span, view", (w, state) =>
            Stdp.StepLinear((ReadOnlySpan<float>)ZPre, new TensorView<float>(ZPost, 1, 2), w, state, Rule)),
        ("events, read-only view", (w, state) =>
            Stdp.StepLinear(new SpikeEvents(FiredPre), new ReadOnlyTensorView<float>(ZPost, 1, 2), w, state, Rule)),
        ("view, memory on the stack", (w, state) =>
            Stdp.StepLinear(new TensorView<float>(ZPre, 1, 3), stackalloc float[] { 1, 0 }, w, state, Rule)),
    ];

    [Test]
    public void A_layer_takes_activity_of_any_kind()
    {
        StdpLinearLayer<float> expected = Layer();
        expected.Step(ZPre, ZPost);
        Assert.That(expected.Weights[0, 1], Is.Not.EqualTo(0.5f));
        using (Assert.EnterMultipleScope())
        {
            foreach ((string name, StepOf step) in LayerSteps)
            {
                StdpLinearLayer<float> layer = Layer();
                step(layer);
                Assert.That(layer.Weights.Span.ToArray(), Is.EqualTo(expected.Weights.Span.ToArray()), name);
                Assert.That(layer.State.TracePre.Span.ToArray(), Is.EqualTo(expected.State.TracePre.Span.ToArray()), name);
            }
        }
    }

    [Test]
    public void A_call_takes_activity_of_any_kind()
    {
        StdpLinearLayer<float> expected = Layer();
        expected.Step(ZPre, ZPost);
        using (Assert.EnterMultipleScope())
        {
            foreach ((string name, CallOf step) in Calls)
            {
                float[] w = [0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f];
                step(new TensorView<float>(w, 2, 3), new StdpState<float>([1, 3], [1, 2]));
                Assert.That(w, Is.EqualTo(expected.Weights.Span.ToArray()), name);
            }
        }
    }

    [Test]
    public void A_convolution_and_the_traces_alone_take_activity_of_any_kind()
    {
        var conv = new StdpConv2dLayer<float>(1, 1, (1, 3), 2, (1, 3), Rule);
        var state = new StdpState<float>([1, 1, 1, 3], [1, 2, 1, 1]);
        conv.Step(ZPre, new SpikeEvents(FiredPost));
        Stdp.StepConv2d(new SpikeEvents(FiredPre), ZPost.AsSpan(), new TensorView<float>(new float[6], 2, 1, 1, 3), state, Rule);
        var alone = new StdpState<float>([1, 3], [1, 2]);
        alone.UpdateTraces(ZPre, new SpikeEvents(FiredPost), Rule);

        Assert.That(state.TracePost.Span.ToArray(), Is.EqualTo(conv.State.TracePost.Span.ToArray()));
        Assert.That(alone.TracePre.Span.ToArray(), Is.EqualTo(conv.State.TracePre.Span.ToArray()));
        Assert.That(alone.TracePre.Span.ToArray(), Is.EqualTo(new[] { 0, 0.02f, 0.02f }).Within(1e-6));
    }

    [Test]
    public void It_says_what_it_is()
    {
        StdpActivity<float> span = ZPre;
        StdpActivity<float> view = new TensorView<float>(ZPre, 1, 3);
        StdpActivity<float> events = new SpikeEvents(FiredPre);

        Assert.That((string[])[span.ToString(), view.ToString(), events.ToString()], Is.EqualTo(
            (string[])["Single[3]", "Single[1, 3]", "2 spikes in 1 sample"]));
    }

    private static StdpLinearLayer<float> Layer()
    {
        var layer = new StdpLinearLayer<float>(batchSize: 1, inputs: 3, outputs: 2, Rule);
        layer.EditWeights().Span.Fill(0.5f);
        return layer;
    }
}
