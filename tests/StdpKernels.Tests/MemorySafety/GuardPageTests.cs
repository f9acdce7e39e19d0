using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Synapses;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.MemorySafety;

/// <summary>
/// Steps along all paths, with every buffer between guard pages and with blocks of ordinary and of the smallest size, against the
/// reference.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class GuardPageTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly BlockSizes Smallest = new(2, 1);

    // Silence, few spikes, many, and nothing but spikes: each has loops of its own.
    private static readonly double[] Densities = [0, 0.06, 0.5, 1];

    private int _steps;
    private int _buffers;

    [OneTimeSetUp]
    public void NeedsPages()
    {
        if (Pages.WhyNot is { } reason)
        {
            Assert.Ignore(reason);
        }
    }

    [OneTimeTearDown]
    public void Report() => TestContext.Progress.WriteLine($"{typeof(T).Name}: {_steps} steps, {_buffers} buffers between guard pages");

    [Test]
    public void Linear_steps(
        [Values] StepPath path, [Values] StdpAlgorithm algorithm, [Values] Placement placement, [Values] bool smallBlocks)
    {
        int vector = Vector<T>.Count;
        int[] inputs = [1, vector - 1, vector, vector + 1, (2 * vector) + 1, (4 * vector) - 1, (6 * vector) + 3, 77];
        int seed = 0;
        foreach (int batch in new[] { 1, 2, 7 })
        {
            foreach (int columns in inputs)
            {
                // Over the shapes, every number of rows up to two tiles and one.
                int rows = 1 + (seed % ((2 * Tile.Rows) + 1));
                bool tensors = seed % 4 == 3;
                Run(placement, smallBlocks, () => StepLinear(path, algorithm, batch, columns, rows, tensors, seed));
                seed++;
            }
        }
    }

    [Test]
    public void Linear_steps_over_many_rows([Values] StepPath path, [Values] Placement placement) =>
        Run(placement, smallBlocks: false, () =>
            StepLinear(path, StdpAlgorithm.Additive, batch: 3, columns: 5, rows: (4 * Vector<T>.Count) + 3, tensors: false, seed: 1));

    [Test]
    public void Linear_steps_of_several_blocks_of_depth([Values] StepPath path, [Values] Placement placement) =>
        Run(placement, smallBlocks: false, () =>
        {
            int batch = BlockSizes.For<T>(int.MaxValue).Depth + 3;
            StepLinear(path, StdpAlgorithm.Additive, batch, columns: Vector<T>.Count + 3, rows: 6, tensors: false, seed: 1);
        });

    [Test]
    public void Convolutional_steps(
        [Range(0, 16)] int shape, [Values] bool events, [Values] Placement placement, [Values] bool smallBlocks)
    {
        int seed = shape;
        foreach (double density in Densities)
        {
            Run(placement, smallBlocks, () =>
            {
                TestLayer<T> layer = TestLayer<T>.Conv2d(ConvShape.Edges[shape], seed);
                layer.Parameters = Parameters(Algorithms.At(seed), layer, tensors: seed % 3 == 2, seed);
                layer.Draw(seed, density, density);
                Step(layer, events);
            });
            seed++;
        }
    }

    [Test]
    public void Convolutional_steps_of_either_dense_kernel(
        [Range(0, 16)] int shape, [Values] bool unfolds, [Values] Placement placement, [Values] bool smallBlocks)
    {
        int seed = shape;
        foreach (double density in Densities)
        {
            Run(placement, smallBlocks, () =>
            {
                TestLayer<T> layer = TestLayer<T>.Conv2d(ConvShape.Edges[shape], seed);
                layer.Parameters = Parameters(Algorithms.At(seed), layer, tensors: seed % 3 == 2, seed);
                var runner = new PathRunner<T>(StepPath.PreparedDense, layer);
                runner.Prepared!.Synapses.Forced = new ForcedPath(IsSparse: false, Parts: 1, Unfolds: unfolds);
                ReferenceLayer<T> expected = layer.ToReference<T>();
                layer.Draw(seed, density, density);
                expected.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), layer.Geometry);
                runner.Step(layer.ZPre.ToArray(), layer.ZPost.ToArray());
                Assert.That(runner.Weights, Bits.EqualTo(expected.W.Values));
                Count();
            });
            seed++;
        }
    }

    [Test]
    public void Steps_shared_by_threads(
        [Values] Placement placement, [Values("convolution", "postsynaptic rows", "presynaptic rows")] string synapses) =>
        Run(placement, smallBlocks: false, () =>
        {
            StdpLayer<T> layer = synapses switch
            {
                "convolution" => new StdpConv2dLayer<T>(4, 9, (23, 21), 33, (3, 3), new(), new() { Padding = 1 }, threads: 3),
                "presynaptic rows" =>
                    new StdpLinearLayer<T>(64, 515, 303, new(), threads: 3, layout: StdpWeightLayout.PresynapticRows),
                _ => new StdpLinearLayer<T>(64, 515, 303, new(), threads: 3),
            };
            var data = new Data<T>(1);
            data.WeightsWithin(layer.Weights.Span.Length).CopyTo(layer.EditWeights().Span);
            foreach (double density in Densities)
            {
                layer.Step(
                    data.Spikes(layer.State.TracePre.Shape.Length, density), data.Spikes(layer.State.TracePost.Shape.Length, density));
                Count();
            }

            Assert.That(layer.Weights.Span.ToArray(), Has.None.Matches<T>(T.IsNaN));
        });

    [Test]
    public void Traces([Values] Placement placement, [Values] bool tensors)
    {
        for (int length = 0; length <= (4 * Vector<T>.Count) + 3; length++)
        {
            Run(placement, smallBlocks: false, () =>
            {
                TestLayer<T> layer = TestLayer<T>.Linear(2, length, 3, length);
                if (tensors)
                {
                    var data = new Data<T>(length);
                    layer.Parameters = layer.Parameters with
                    {
                        APre = data.Tensor([length], 0, 1),
                        TauPostInv = data.Tensor([2, 1], 0, 20),
                    };
                }

                ReferenceLayer<T> expected = layer.ToReference<T>();
                expected.Decay(layer.ZPreGrid<T>(), layer.ZPostGrid<T>());
                layer.UpdateTraces();
                Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.TPre.Values));
                Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(expected.TPost.Values));
                Count();
            });
        }
    }

    private void StepLinear(StepPath path, StdpAlgorithm algorithm, int batch, int columns, int rows, bool tensors, int seed)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(batch, columns, rows, seed);
        layer.Parameters = Parameters(algorithm, layer, tensors, seed);
        var runner = new PathRunner<T>(path, layer);
        ReferenceLayer<T> expected = layer.ToReference<T>();
        foreach (double density in Densities)
        {
            layer.Draw(seed, density, density);
            expected.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>());
            runner.Step(layer.ZPre.ToArray(), layer.ZPost.ToArray());
            Assert.That(runner.Weights, Bits.EqualTo(expected.W.Values), $"{batch} x {columns} -> {rows}, density {density}");
            Assert.That(runner.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.TPre.Values));
            Assert.That(runner.State.TracePost.Span.ToArray(), Bits.EqualTo(expected.TPost.Values));
            Count();
        }
    }

    private void Step(TestLayer<T> layer, bool events)
    {
        ReferenceLayer<T> expected = layer.ToReference<T>();
        expected.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), layer.Geometry);
        if (events)
        {
            layer.StepEvents();
        }
        else
        {
            layer.Step();
        }

        Assert.That(layer.W.ToArray(), Bits.EqualTo(expected.W.Values));
        Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.TPre.Values));
        Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(expected.TPost.Values));
        Count();
    }

    private static StdpParameters<T> Parameters(StdpAlgorithm algorithm, TestLayer<T> layer, bool tensors, int seed)
    {
        var data = new Data<T>(seed);
        StdpParameters<T> numbers = new() { Algorithm = algorithm, EtaPlus = 0.1, EtaMinus = 0.07, Mu = 1.0 };
        return !tensors ? numbers : numbers with
        {
            EtaPlus = data.Tensor(layer.WeightShape[1..], 0, 0.1),
            WMax = data.Tensor([layer.WeightShape[0], .. Enumerable.Repeat(1, layer.WeightShape.Length - 1)], 0.5, 1),
            APre = data.Tensor(layer.PreShape[1..], 0, 1),
            MuMinus = new(data.Spikes(new TensorShape(layer.WeightShape).Length, 0.5), layer.WeightShape),
        };
    }

    private void Run(Placement placement, bool smallBlocks, Action steps)
    {
        using var guard = new GuardedMemory(placement, smallBlocks ? Smallest : null);
        steps();
        Assert.That(guard.IsIntact, Is.True, "memory beside the buffers");
        _buffers += guard.Count;
    }

    private void Count() => _steps++;
}
