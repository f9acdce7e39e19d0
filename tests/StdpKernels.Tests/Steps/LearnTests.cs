using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>The second half of a step by itself, with traces of any origin. That both halves make a step, paths ask.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LearnTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 37;
    private const int Outputs = 21;

    [Test]
    public void The_traces_alone_and_learning_alone_leave_the_other_half_as_it_is([Values] bool convolution)
    {
        (TestLayer<T> layer, StdpLayer<T> prepared) = Make(convolution, batch: 2, StdpWeightLayout.PostsynapticRows);
        T[] w = prepared.Weights.Span.ToArray();
        prepared.UpdateTraces(layer.ZPre, layer.ZPost);
        Assert.That(prepared.Weights.Span.ToArray(), Bits.EqualTo(w));

        T[] tracePre = prepared.State.TracePre.Span.ToArray();
        T[] tracePost = prepared.State.TracePost.Span.ToArray();
        prepared.Learn(layer.ZPre, layer.ZPost);
        Assert.That(prepared.State.TracePre.Span.ToArray(), Bits.EqualTo(tracePre));
        Assert.That(prepared.State.TracePost.Span.ToArray(), Bits.EqualTo(tracePost));
        Assert.That(prepared.Weights.Span.ToArray(), Is.Not.EqualTo(w));
    }

    [Test]
    public void Given_traces_count_and_those_of_the_state_do_not(
        [Values] bool convolution, [Values(1, 3)] int batch, [Values] bool events, [Values] StdpWeightLayout layout)
    {
        (TestLayer<T> layer, StdpLayer<T> prepared) = Make(convolution, batch, layout);
        var data = new Data<T>(7);
        T[] tracePre = data.Uniform(layer.ZPre.Length, -1, 1);
        T[] tracePost = data.Uniform(layer.ZPost.Length, -1, 1);
        tracePre.CopyTo(layer.State.TracePre.Span);
        tracePost.CopyTo(layer.State.TracePost.Span);
        ReferenceLayer<T> expected = layer.ToReference<T>();
        expected.Learn(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), layer.Geometry);

        ReadOnlyTensorView<T> pre = new(tracePre, layer.PreShape), post = new(tracePost, layer.PostShape);
        if (events)
        {
            prepared.Learn(
                EventLists.Of<T>(layer.ZPre, batch).Events, EventLists.Of<T>(layer.ZPost, batch).Events, pre, post);
        }
        else
        {
            prepared.Learn(layer.ZPre, layer.ZPost, pre, post);
        }

        Assert.That(WeightsOf(prepared, layout), Bits.EqualTo(expected.W.Values));
        Assert.That(prepared.State.TracePre.Span.ToArray(), Has.All.EqualTo(T.Zero));
    }

    [Test]
    public void Given_traces_that_are_infinite(
        [Values(1, 3)] int batch, [Values] bool events, [Values] bool ofPre, [Values] StdpWeightLayout layout)
    {
        (TestLayer<T> layer, StdpLayer<T> prepared) = Make(convolution: false, batch, layout);
        layer.Draw(seed: 4, 0.05, 0.05);
        StdpActivity<T> zPre = layer.ZPre, zPost = layer.ZPost;
        if (events)
        {
            zPre = EventLists.Of<T>(layer.ZPre, batch).Events;
            zPost = EventLists.Of<T>(layer.ZPost, batch).Events;
        }

        // Until the layer knows that silence leaves its weights alone.
        ReferenceLayer<T> expected = layer.ToReference<T>();
        prepared.Learn(zPre, zPost, layer.State.TracePre, layer.State.TracePost);
        expected.Learn(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), null);
        Assert.That(WeightsOf(prepared, layout), Bits.EqualTo(expected.W.Values));
        (ofPre ? layer.State.TracePre : layer.State.TracePost).Span[^1] = T.PositiveInfinity;
        (ofPre ? expected.TPre : expected.TPost).Values[^1] = T.PositiveInfinity;

        prepared.Learn(zPre, zPost, layer.State.TracePre, layer.State.TracePost);
        expected.Learn(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), null);

        Assert.That(expected.W.Values, Has.Some.Matches<T>(T.IsNaN), "silence shows");
        Assert.That(WeightsOf(prepared, layout), Bits.EqualTo(expected.W.Values));
    }

    [Test]
    public void Activity_that_lies_in_a_trace([Values] bool prepare, [Values(1, 3)] int batch)
    {
        (TestLayer<T> layer, StdpLayer<T> prepared) = Make(convolution: false, batch, StdpWeightLayout.PostsynapticRows);
        T[] zPre = layer.State.TracePre.Span.ToArray();
        T[] zPost = layer.State.TracePost.Span.ToArray();
        (TestLayer<T> twin, _) = Make(convolution: false, batch, StdpWeightLayout.PostsynapticRows);
        twin.Learn(zPre, zPost);

        if (prepare)
        {
            layer.State.TracePre.Span.CopyTo(prepared.State.TracePre.Span);
            layer.State.TracePost.Span.CopyTo(prepared.State.TracePost.Span);
            prepared.Learn(prepared.State.TracePre, prepared.State.TracePost.Span);
        }
        else
        {
            layer.Learn(layer.State.TracePre, layer.State.TracePost.Span);
        }

        Assert.That((prepare ? prepared.Weights.Span : layer.W).ToArray(), Bits.EqualTo(twin.W.ToArray()));
        Assert.That(twin.W.ToArray(), Is.Not.EqualTo(Make(false, batch, default).Layer.W.ToArray()));
    }

    private static (TestLayer<T> Layer, StdpLayer<T> Prepared) Make(bool convolution, int batch, StdpWeightLayout layout)
    {
        TestLayer<T> layer = convolution
            ? TestLayer<T>.Conv2d(new ConvShape(batch, 2, (5, 4), 3, (3, 2)))
            : TestLayer<T>.Linear(batch, Inputs, Outputs);
        StdpLayer<T> prepared = layer.Prepare(layout);
        T[] w = layer.W.ToArray();
        bool isTransposed = !convolution && layout == StdpWeightLayout.PresynapticRows;
        (isTransposed ? DigestWorkload.PresynapticRows.Transpose<T>(w, Outputs, Inputs) : w).CopyTo(prepared.EditWeights().Span);
        return (layer, prepared);
    }

    private static T[] WeightsOf(StdpLayer<T> layer, StdpWeightLayout layout) =>
        layer is StdpLinearLayer<T> && layout == StdpWeightLayout.PresynapticRows
            ? DigestWorkload.PresynapticRows.Transpose(layer.Weights.Span, Inputs, Outputs)
            : layer.Weights.Span.ToArray();
}
