using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Naive;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>A whole additive step of a convolutional layer, from dense activity.</summary>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class Conv2dBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpParameters<T> _parameters = new();
    private T[] _zPre = [];
    private T[] _zPost = [];
    private T[] _w = [];
    private T[] _naivePre = [];
    private T[] _naivePost = [];
    private StdpState<T> _state = new([0], [0]);

    public IEnumerable<ConvLayer> Layers =>
    [
        new(1, 1, 28, 32, 5, 0), new(1, 32, 14, 64, 3, 1), new(16, 16, 32, 32, 3, 1), new(8, 64, 28, 64, 3, 1),
    ];

    [ParamsSource(nameof(Layers))]
    public ConvLayer Layer { get; set; } = new(0, 0, 0, 0, 0, 0);

    [Params(2, 100)]
    public double Percent { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        int output = Layer.OutputSize;
        _zPre = Activity.Spikes<T>(random, Layer.Batch * Layer.Channels * Layer.Size * Layer.Size, Percent);
        _zPost = Activity.Spikes<T>(random, Layer.Batch * Layer.Outputs * output * output, Percent);
        _w = Activity.Uniform<T>(random, Layer.Outputs * Layer.Channels * Layer.Kernel * Layer.Kernel);
        _naivePre = Activity.Uniform<T>(random, _zPre.Length);
        _naivePost = Activity.Uniform<T>(random, _zPost.Length);
        _state = new StdpState<T>(
            [Layer.Batch, Layer.Channels, Layer.Size, Layer.Size], [Layer.Batch, Layer.Outputs, output, output]);
        _naivePre.CopyTo(_state.TracePre.Span);
        _naivePost.CopyTo(_state.TracePost.Span);
    }

    [Benchmark(Baseline = true)]
    public void Naive() => NaiveConv2d.Step(
        _zPre,
        _zPost,
        _naivePre,
        _naivePost,
        _w,
        Layer,
        T.One,
        T.CreateTruncating(0.02),
        T.CreateTruncating(1e-3),
        T.Zero,
        T.One);

    [Benchmark]
    public void Dense() => Stdp.StepConv2d(
        new ReadOnlyTensorView<T>(_zPre, Layer.Batch, Layer.Channels, Layer.Size, Layer.Size),
        new ReadOnlyTensorView<T>(_zPost, Layer.Batch, Layer.Outputs, Layer.OutputSize, Layer.OutputSize),
        new TensorView<T>(_w, Layer.Outputs, Layer.Channels, Layer.Kernel, Layer.Kernel),
        _state,
        _parameters,
        new Conv2dGeometry { Padding = Layer.Padding });
}
