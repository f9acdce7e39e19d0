using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>The convolutional step against the reference, over geometries and around whole tiles and blocks.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class Conv2dStepTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Every_geometry(
        [ValueSource(nameof(Geometries))] ConvShape shape, [Values] StdpAlgorithm algorithm, [Values(0.02, 0.4)] double density)
    {
        TestLayer<T> layer = TestLayer<T>.Conv2d(shape).With(Parameters(algorithm));
        layer.Draw(seed: 2, density, density);
        StepAssert.SameBits(layer);
    }

    [Test]
    public void Every_number_of_channels_outputs_and_samples([Values] StdpAlgorithm algorithm, [Values] bool hardBound)
    {
        foreach (int batch in new[] { 0, 1, 2, 3 })
        {
            for (int channels = 0; channels <= 5; channels++)
            {
                for (int outputs = 0; outputs <= 5; outputs++)
                {
                    var shape = new ConvShape(batch, channels, (5, 6), outputs, (3, 2));
                    TestLayer<T> layer = TestLayer<T>.Conv2d(shape);
                    layer.Parameters = Parameters(algorithm) with { HardBound = hardBound };
                    StepAssert.SameBits(layer, $"{shape}");
                    layer.Draw(seed: 3, densityPre: 0.03, densityPost: 0.03);
                    StepAssert.SameBits(layer, $"{shape}, sparse");
                }
            }
        }
    }

    [Test]
    public void Sparse_activity_of_layers_as_large_as_real_ones([Values] StdpAlgorithm algorithm)
    {
        var shape = new ConvShape(2, 5, (12, 13), 19, (3, 5)) { Geometry = new() { Padding = (1, 2) } };
        TestLayer<T> layer = TestLayer<T>.Conv2d(shape).With(Parameters(algorithm));
        for (int step = 0; step < 3; step++)
        {
            layer.Draw(step, 0.01, 0.01);
            StepAssert.SameBits(layer, $"in step {step}");
        }
    }

    [TestCase(2, 1, 16, 3, 1, TestName = "{m}: 512 positions")]
    [TestCase(3, 2, 17, 5, 3, TestName = "{m}: 675 positions, none of the blocks ends with a sample")]
    [TestCase(1, 6, 23, 5, 7, TestName = "{m}: 289 positions under more columns than one block")]
    public void Sums_longer_than_a_block(int batch, int channels, int image, int outputs, int kernel)
    {
        var shape = new ConvShape(batch, channels, image, outputs, kernel);
        foreach (StdpAlgorithm algorithm in Enum.GetValues<StdpAlgorithm>())
        {
            StepAssert.SameBits(TestLayer<T>.Conv2d(shape).With(Parameters(algorithm)), $"{algorithm}");
        }
    }

    /// <summary>Columns that lie side by side in the image are more than one vector of them.</summary>
    [Test]
    public void Kernels_wider_than_a_vector([Values] bool unfolds)
    {
        int width = (2 * Vector<T>.Count) + 3;
        TestLayer<T> layer = TestLayer<T>.Conv2d(new ConvShape(2, 2, (4, width + 6), 5, (2, width)));
        layer.Draw(seed: 4, 0.5, 0.5);
        ReferenceLayer<T> reference = layer.ToReference<T>();
        reference.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), layer.Geometry);

        var runner = new PathRunner<T>(StepPath.PreparedDense, layer);
        runner.Prepared!.Synapses.Forced = new ForcedPath(false, 1, Unfolds: unfolds);
        runner.Prepared!.Step(layer.ZPre, layer.ZPost);

        Assert.That(runner.Weights, Bits.EqualTo(reference.W.Values));
    }

    [Test]
    public void Padding_of_which_the_patches_see_next_to_nothing()
    {
        // The padded image would not fit into any array; nine positions of it are asked for.
        var shape = new ConvShape(1, 2, 3, 2, 2) { Geometry = new() { Padding = 30_000, Stride = 30_000 } };
        StepAssert.SameBits(TestLayer<T>.Conv2d(shape));
    }

    [Test]
    public void One_state_serves_different_geometries([Values(0.02, 0.4)] double density)
    {
        // All three keep the size of the image.
        Conv2dGeometry[] geometries =
        [
            new() { Padding = 1 }, new() { Padding = 2, Dilation = 2 }, new() { Padding = (1, 2), Dilation = (1, 2) },
        ];
        TestLayer<T> layer = TestLayer<T>.Conv2d(new ConvShape(2, 2, (6, 7), 3, 3) { Geometry = geometries[0] });
        for (int step = 0; step < 6; step++)
        {
            layer.Geometry = geometries[step % 3];
            layer.Draw(step, density, density);
            StepAssert.SameBits(layer, $"in step {step}");
        }
    }

    [Test]
    public void A_layer_shares_its_state_with_calls_for_larger_kernels([Values(0.02, 0.4, 1)] double density)
    {
        var geometry = new Conv2dGeometry { Stride = 3 };
        StdpParameters<T> parameters = Parameters(StdpAlgorithm.Additive);
        var layer = new StdpConv2dLayer<T>(2, 2, 6, 3, 2, parameters, geometry);
        var state = new StdpState<T>([2, 2, 6, 6], [2, 3, 2, 2]);
        T[] w = new Data<T>(1).Tensor([3, 2, 2, 2], 0, 1).Values.ToArray();
        w.CopyTo(layer.EditWeights().Span);
        T[] large = new Data<T>(2).Tensor([3, 2, 3, 3], 0, 1).Values.ToArray();
        T[] expectedLarge = [.. large];
        for (int step = 0; step < 6; step++)
        {
            T[] zPre = new Data<T>(step + 3).Spikes(state.TracePre.Shape.Length, density);
            T[] zPost = new Data<T>(step + 9).Spikes(state.TracePost.Shape.Length, density);
            layer.Step(zPre, zPost);
            Stdp.StepConv2d(zPre, zPost, new TensorView<T>(w, 3, 2, 2, 2), state, parameters, geometry);
            Stdp.StepConv2d(zPre, zPost, new TensorView<T>(large, 3, 2, 3, 3), layer.State, parameters, geometry);
            Stdp.StepConv2d(zPre, zPost, new TensorView<T>(expectedLarge, 3, 2, 3, 3), state, parameters, geometry);

            Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(w), $"in step {step}");
            Assert.That(large, Bits.EqualTo(expectedLarge), $"in step {step}");
        }
    }

    [Test]
    public void One_state_serves_kernels_of_different_sizes([Values(0.02, 0.4)] double density)
    {
        // At this stride, kernels of two and of three pixels have as many places.
        ConvShape[] shapes = [.. new[] { 2, 3, 2 }.Select(
            kernel => new ConvShape(2, 2, 6, 3, kernel) { Geometry = new() { Stride = 3 } })];
        StdpParameters<T> parameters = Parameters(StdpAlgorithm.Additive) with { EtaPlus = new Data<T>(1).Tensor([3, 1, 1, 1], 0, 0.1) };
        StdpState<T> state = TestLayer<T>.Conv2d(shapes[0]).State;
        foreach (ConvShape shape in shapes)
        {
            TestLayer<T> layer = TestLayer<T>.Conv2d(shape).With(parameters);
            layer.Draw(seed: 2, density, density);
            state.TracePre.Span.CopyTo(layer.State.TracePre.Span);
            state.TracePost.Span.CopyTo(layer.State.TracePost.Span);
            T[] w = layer.W.ToArray();

            layer.Step();
            Stdp.StepConv2d(
                layer.ZPreView, layer.ZPostView, new TensorView<T>(w, layer.WeightShape), state, parameters, shape.Geometry, layer.Dt);

            Assert.That(w, Bits.EqualTo(layer.W.ToArray()), $"{shape}");
        }
    }

    [Test]
    public void Weights_and_traces_that_are_no_numbers([Values] StdpAlgorithm algorithm, [Values] bool hardBound)
    {
        // With padding, whose zeros an infinite postsynaptic trace meets; so sparse that an engine would like to leave out terms.
        var shape = new ConvShape(2, 3, (6, 5), 4, 3) { Geometry = new() { Padding = 1 } };
        TestLayer<T> layer = TestLayer<T>.Conv2d(shape).With(Parameters(algorithm) with { HardBound = hardBound });
        layer.Draw(4, 0.02, 0.05);
        var data = new Data<T>(4);
        data.Spiked(layer.W.ToArray(), oneIn: 3).CopyTo(layer.W);
        data.Spiked(layer.State.TracePre.Span.ToArray(), oneIn: 150).CopyTo(layer.State.TracePre.Span);
        data.Spiked(layer.State.TracePost.Span.ToArray(), oneIn: 100).CopyTo(layer.State.TracePost.Span);
        StepAssert.SameBits(layer);
    }

    [Test]
    public void Activity_of_any_size_and_sign([Values] StdpAlgorithm algorithm, [Values] bool hardBound)
    {
        var shape = new ConvShape(3, 2, (12, 11), 5, 3) { Geometry = new() { Padding = 2, Stride = (1, 2) } };
        TestLayer<T> layer = TestLayer<T>.Conv2d(shape).With(Parameters(algorithm) with { HardBound = hardBound });
        var data = new Data<T>(9);
        data.Graded(layer.ZPre.Length).CopyTo(layer.ZPre);
        data.Graded(layer.ZPost.Length).CopyTo(layer.ZPost);
        StepAssert.WithinRounding(layer);
    }

    [Test]
    public void One_by_one_kernels_learn_like_a_linear_layer_with_a_sample_for_each_position()
    {
        TestLayer<T> convolution = TestLayer<T>.Conv2d(new ConvShape(1, 1, (3, 7), 1, 1));
        TestLayer<T> linear = TestLayer<T>.Linear(21, 1, 1);

        convolution.Step();
        linear.Step();

        convolution.Snapshot().AssertSame(linear.Snapshot());
    }

    private static IEnumerable<ConvShape> Geometries()
    {
        foreach (Size2D kernel in new Size2D[] { 1, 2, 3, 4, 5, (1, 4), (5, 2), (3, 1) })
        {
            yield return new ConvShape(2, 3, (7, 9), 5, kernel);
            yield return new ConvShape(2, 3, (7, 9), 5, kernel)
            {
                Geometry = new() { Padding = (kernel.Height / 2, kernel.Width / 2) },
            };
            yield return new ConvShape(1, 2, (7, 9), 3, kernel) { Geometry = new() { Stride = (2, 3), Padding = (1, 0) } };
        }

        yield return new ConvShape(2, 3, (15, 13), 4, 7) { Geometry = new() { Stride = 2 } };
        yield return new ConvShape(2, 3, (15, 13), 4, 7) { Geometry = new() { Stride = 2, Padding = 3 } };
        yield return new ConvShape(2, 2, (4, 3), 3, 2) { Geometry = new() { Padding = (5, 7) } };
        yield return new ConvShape(2, 2, (4, 3), 3, 2) { Geometry = new() { Padding = (5, 7), Stride = (3, 4) } };
        yield return new ConvShape(2, 2, (9, 11), 3, (3, 2)) { Geometry = new() { Dilation = (2, 5) } };
        yield return new ConvShape(2, 2, (9, 11), 3, (3, 2))
        {
            Geometry = new() { Dilation = (4, 3), Padding = (2, 1), Stride = (1, 2) },
        };
        yield return new ConvShape(1, 1, (1, 1), 1, 1);
        yield return new ConvShape(2, 2, (1, 9), 3, (1, 3)) { Geometry = new() { Stride = (4, 2), Padding = (0, 1) } };
        yield return new ConvShape(2, 2, (0, 3), 3, 2) { Geometry = new() { Padding = 1 } };
    }

    private static StdpParameters<T> Parameters(StdpAlgorithm algorithm) =>
        new() { Algorithm = algorithm, EtaPlus = 0.013, EtaMinus = 0.011, Mu = 1.0 };
}
