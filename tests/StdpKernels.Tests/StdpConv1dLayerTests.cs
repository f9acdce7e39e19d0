using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>A convolution of one dimension: the bits of one over images with a height of one, and shapes, errors and checkpoints of its own.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpConv1dLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Batch = 3, Channels = 6, Length = 23, Outputs = 10, Kernel = 4;

    private static readonly Conv1dGeometry Geometry = new() { Stride = 2, Padding = 3, Dilation = 2, Groups = 2 };

    private static int OutputLength => ConvShape.CountPlaces(Length, Kernel, Geometry.Stride, Geometry.Padding, Geometry.Dilation);

    [Test]
    public void Gives_the_bits_of_two_dimensions(
        [Values(0.03, 0.5)] double density, [Values] bool events, [Values(1, 3)] int threads, [Values] StdpAlgorithm algorithm)
    {
        var data = new Data<T>(1);
        var parameters = new StdpParameters<T>
        {
            Algorithm = algorithm,
            EtaPlus = data.Tensor([Outputs, 1, 1], 0, 0.1),
            WMax = data.Tensor([Kernel], 0.6, 1),
            APre = data.Tensor([Channels, 1], 0.5, 1.5),
            TauPostInv = data.Tensor([OutputLength], 10, 50),
        };
        StdpConv1dLayer<T> layer = new(Batch, Channels, Length, Outputs, Kernel, parameters, Geometry, dt: 0.002, threads);
        StdpConv2dLayer<T> images = new(
            Batch,
            Channels,
            (1, Length),
            Outputs,
            (1, Kernel),
            parameters with
            {
                EtaPlus = new([.. parameters.EtaPlus.Values], Outputs, 1, 1, 1),
                APre = new([.. parameters.APre.Values], Channels, 1, 1),
            },
            new() { Stride = (1, 2), Padding = (0, 3), Dilation = (1, 2), Groups = 2 },
            dt: 0.002);
        T[] w = data.WeightsWithin(layer.Weights.Span.Length);
        w.CopyTo(layer.EditWeights().Span);
        w.CopyTo(images.EditWeights().Span);
        for (int step = 0; step < 4; step++)
        {
            T[] zPre = data.Spikes(Batch * Channels * Length, density), zPost = data.Spikes(Batch * Outputs * OutputLength, density);
            if (events)
            {
                layer.Step(EventLists.Of<T>(zPre, Batch).Events, EventLists.Of<T>(zPost, Batch).Events);
            }
            else
            {
                layer.Step(new ReadOnlyTensorView<T>(zPre, Batch, Channels, Length), zPost);
            }

            images.Step(zPre, zPost);
            Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(images.Weights.Span.ToArray()), $"step {step}");
            Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(images.State.TracePre.Span.ToArray()));
            Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(images.State.TracePost.Span.ToArray()));
        }

        T[] z = data.Spikes(Batch * Channels * Length, 0.2);
        T[] currents = new T[Batch * Outputs * OutputLength], expected = new T[currents.Length];
        layer.Propagate(z, currents);
        images.Propagate(z, expected);
        Assert.That(currents, Bits.EqualTo(expected));
        layer.NormaliseWeights(T.CreateChecked(0.8), StdpNorm.L1, StdpFan.Out);
        images.NormaliseWeights(T.CreateChecked(0.8), StdpNorm.L1, StdpFan.Out);
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(images.Weights.Span.ToArray()));
    }

    [Test]
    public void Has_the_shapes_of_its_sizes()
    {
        StdpConv1dLayer<T> layer = Create();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer.Weights.Shape, Is.EqualTo(new TensorShape(Outputs, Channels / 2, Kernel)));
            Assert.That(layer.State.TracePre.Shape, Is.EqualTo(new TensorShape(Batch, Channels, Length)));
            Assert.That(layer.State.TracePost.Shape, Is.EqualTo(new TensorShape(Batch, Outputs, OutputLength)));
            Assert.That(layer.Geometry, Is.EqualTo(Geometry));
            Assert.That(layer.ToString(), Is.EqualTo(
                $"StdpConv1dLayer<{typeof(T).Name}> [{Batch}, {Channels}, {Length}] -> [{Batch}, {Outputs}, {OutputLength}]"));
        }
    }

    [Test]
    public void Warming_up_changes_nothing_and_steps_allocate_nothing()
    {
        StdpConv1dLayer<T> layer = Create();
        new Data<T>(2).WeightsWithin(layer.Weights.Span.Length).CopyTo(layer.EditWeights().Span);
        T[] weights = layer.Weights.Span.ToArray();
        layer.WarmUp();
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(weights));
        T[] zPre = new Data<T>(3).Spikes(Batch * Channels * Length, 0.3), zPost = new Data<T>(4).Spikes(Batch * Outputs * OutputLength, 0.3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        layer.Step(zPre, zPost);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_checkpoint_of_two_dimensions_is_refused()
    {
        var images = new StdpConv2dLayer<T>(1, 2, (1, 9), 2, (1, 3), new());
        using var stream = new MemoryStream();
        images.SaveCheckpoint(stream);
        stream.Position = 0;
        var layer = new StdpConv1dLayer<T>(1, 2, 9, 2, 3, new());
        Assert.That(() => layer.LoadCheckpoint(stream), Throws.TypeOf<InvalidDataException>().With.Message.Contains("[2, 2, 3]"));

        stream.SetLength(0);
        layer.EditWeights().Span.Fill(T.One);
        layer.SaveCheckpoint(stream);
        stream.Position = 0;
        var same = new StdpConv1dLayer<T>(1, 2, 9, 2, 3, new());
        same.LoadCheckpoint(stream);
        Assert.That(same.Weights.Span.ToArray(), Is.All.EqualTo(T.One));
    }

    private static StdpConv1dLayer<T> Create() => new(Batch, Channels, Length, Outputs, Kernel, new(), Geometry);
}
