using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>The prepared convolutional layer: the bits of the functional step, and its own errors.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpConv2dLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Batch = 2;
    private static readonly Conv2dGeometry Geometry = new() { Stride = (1, 2), Padding = 1 };

    [Test]
    public void Gives_the_bits_of_the_functional_step([Values(0.03, 0.6)] double density, [Values] bool events)
    {
        StdpConv2dLayer<T> layer = Create(new() { Algorithm = StdpAlgorithm.MultiplicativeRelu });
        var data = new Data<T>(1);
        T[] w = data.Uniform(4 * 3 * 2 * 3, 0, 1);
        w.CopyTo(layer.EditWeights().Span);
        var state = new StdpState<T>([Batch, 3, 7, 9], [Batch, 4, 8, 5]);
        for (int step = 0; step < 5; step++)
        {
            T[] zPre = data.Spikes(Batch * 3 * 7 * 9, density);
            T[] zPost = data.Spikes(Batch * 4 * 8 * 5, density);
            Stdp.StepConv2d(
                new ReadOnlyTensorView<T>(zPre, Batch, 3, 7, 9),
                new ReadOnlyTensorView<T>(zPost, Batch, 4, 8, 5),
                new TensorView<T>(w, 4, 3, 2, 3),
                state,
                layer.Parameters,
                Geometry);
            if (events)
            {
                layer.Step(EventLists.Of<T>(zPre, Batch).Events, EventLists.Of<T>(zPost, Batch).Events);
            }
            else
            {
                layer.Step(zPre, zPost);
            }

            Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(w));
            Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(state.TracePre.Span.ToArray()));
        }
    }

    [Test]
    public void Has_the_shapes_of_its_sizes()
    {
        StdpConv2dLayer<T> layer = Create(new());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer.Weights.Shape, Is.EqualTo(new TensorShape(4, 3, 2, 3)));
            Assert.That(layer.State.TracePre.Shape, Is.EqualTo(new TensorShape(Batch, 3, 7, 9)));
            Assert.That(layer.State.TracePost.Shape, Is.EqualTo(new TensorShape(Batch, 4, 8, 5)));
            Assert.That(layer.Geometry, Is.EqualTo(Geometry));
        }
    }

    [Test]
    public void Warming_up_changes_nothing()
    {
        StdpConv2dLayer<T> layer = Create(new() { EtaPlus = 0.3 });
        var data = new Data<T>(2);
        data.Uniform(4 * 3 * 2 * 3, -1, 2).CopyTo(layer.EditWeights().Span);
        data.Uniform(Batch * 3 * 7 * 9, 0, 1).CopyTo(layer.State.TracePre.Span);
        T[] weights = layer.Weights.Span.ToArray();
        T[] traces = layer.State.TracePre.Span.ToArray();

        layer.WarmUp();

        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(weights));
        Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(traces));
    }

    private static StdpConv2dLayer<T> Create(StdpParameters<T> parameters) =>
        new(Batch, channels: 3, image: (7, 9), outputs: 4, kernel: (2, 3), parameters, Geometry);
}
