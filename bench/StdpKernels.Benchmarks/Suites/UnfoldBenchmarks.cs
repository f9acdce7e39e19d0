using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;
using StdpKernels.Benchmarks.Naive;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Memory;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>Traces and activity of a convolution unfolded into patches: into matrices, and into packed panels.</summary>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class UnfoldBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Scratch<T> _preparedActivity = new();
    private readonly Scratch<T> _preparedTraces = new();
    private T[] _activity = [];
    private T[] _traces = [];
    private T[] _activityPatches = [];
    private T[] _tracePatches = [];
    private T[] _panel = [];
    private Conv2dShape _shape;

    public IEnumerable<PatchesSize> Sizes => ConvLayers.All.Select(layer => new PatchesSize(layer));

    [ParamsSource(nameof(Sizes))]
    public PatchesSize Size { get; set; } = new(ConvLayers.First);

    [GlobalSetup]
    public void Setup()
    {
        ConvLayer layer = Size.Layer;
        var random = new Random(1);
        _activity = Activity.Uniform<T>(random, layer.PreLength);
        _traces = Activity.Uniform<T>(random, layer.PreLength);
        _activityPatches = new T[layer.Depth * Size.PatchLength];
        _tracePatches = new T[layer.Depth * Size.PatchLength];
        _panel = new T[(BlockSizes.For<T>(layer.Depth).Depth * Tile.PreStride<T>()) + Vector<T>.Count];
        _shape = new Conv2dShape(
            new TensorShape(layer.PreShape),
            new TensorShape(layer.PostShape),
            new TensorShape(layer.WeightShape),
            new Conv2dGeometry { Padding = layer.Padding });
    }

    [Benchmark(Baseline = true)]
    public void Naive()
    {
        NaiveUnfold.Run(_activity, Size.Layer, _activityPatches);
        NaiveUnfold.Run(_traces, Size.Layer, _tracePatches);
    }

    [Benchmark]
    public void Panels()
    {
        PatchImages.Copy<T>(_activity, _shape, _preparedActivity);
        PatchImages.Copy<T>(_traces, _shape, _preparedTraces);
        var operands = new Conv2dOperands<T>
        {
            ActivityPre = PatchImages.Of(_shape, _preparedActivity),
            TracePre = PatchImages.Of(_shape, _preparedTraces),
            ActivityPost = [],
            TracePost = [],
            EveryTerm = true,
            Shape = _shape,
            Group = 0,
        };
        int blockDepth = BlockSizes.For<T>(_shape.Depth).Depth;
        for (int term = 0; term < _shape.Depth; term += blockDepth)
        {
            int depth = Math.Min(blockDepth, _shape.Depth - term);
            Span<T> panel = _panel.AsSpan(0, (depth * Tile.PreStride<T>()) + Vector<T>.Count);
            for (int column = 0; column < _shape.PatchLength; column += Tile.Columns<T>())
            {
                operands.PackPre(term, column, Math.Min(Tile.Columns<T>(), _shape.PatchLength - column), panel);
            }
        }
    }
}
