using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>The prepared layer, beside what its steps compute.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpLinearLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Starts_with_weights_and_traces_of_zero()
    {
        StdpLinearLayer<T> layer = new(3, 5, 4, new(), dt: 0.002);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer.Weights.Shape, Is.EqualTo(new TensorShape(4, 5)));
            Assert.That(layer.Weights.Span.ToArray(), Is.All.EqualTo(T.Zero));
            Assert.That(layer.State.TracePre.Shape, Is.EqualTo(new TensorShape(3, 5)));
            Assert.That(layer.State.TracePost.Shape, Is.EqualTo(new TensorShape(3, 4)));
            Assert.That(layer.TimeStep, Is.EqualTo(0.002));
            Assert.That(layer.ToString(), Does.Contain(typeof(T).Name).And.Contain("[3, 5]").And.Contain("[3, 4]"));
        }
    }

    [Test]
    public void Edits_the_weights_it_reads()
    {
        StdpLinearLayer<T> layer = Layer();
        layer.EditWeights()[2, 1] = T.NegativeOne;
        Assert.That(layer.Weights[2, 1], Is.EqualTo(T.NegativeOne));
    }

    [Test]
    public void A_warm_up_that_fails_changes_nothing()
    {
        StdpLinearLayer<T> layer = Layer();
        T[] weights = layer.Weights.Span.ToArray();
        T[] traces = [.. layer.State.TracePre.Span, .. layer.State.TracePost.Span];

        // The traces have moved when a step finds that there is no scratch memory for a second part.
        layer.Synapses.Forced = new ForcedPath(IsSparse: false, Parts: 2);

        Assert.That(layer.WarmUp, Throws.TypeOf<IndexOutOfRangeException>());
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(weights));
        Assert.That((T[])[.. layer.State.TracePre.Span, .. layer.State.TracePost.Span], Bits.EqualTo(traces));
    }

    private static StdpLinearLayer<T> Layer()
    {
        var layer = new StdpLinearLayer<T>(3, 5, 4, new() { EtaPlus = 0.1, EtaMinus = 0.07 }, dt: 0.004);
        new Data<T>(1).WeightsWithin(20).CopyTo(layer.EditWeights().Span);
        Step(layer);
        return layer;
    }

    private static void Step(StdpLinearLayer<T> layer)
    {
        var data = new Data<T>(2);
        layer.Step(data.Spikes(15, 0.5), data.Spikes(12, 0.5));
    }
}
