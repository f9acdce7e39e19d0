using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Naive;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>A whole additive step of a linear layer: from dense activity, and from the same spikes as event lists.</summary>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class LinearBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpParameters<T> _parameters = new();
    private T[] _zPre = [];
    private T[] _zPost = [];
    private T[] _w = [];
    private T[] _naivePre = [];
    private T[] _naivePost = [];
    private (int[] Indices, int[] Starts) _eventsPre;
    private (int[] Indices, int[] Starts) _eventsPost;
    private StdpState<T> _state = new([0], [0]);

    public IEnumerable<LinearLayer> Layers =>
    [
        new(1, 784, 100), new(1, 1024, 1024), new(1, 4096, 4096), new(32, 784, 1024), new(128, 1024, 1024),
    ];

    [ParamsSource(nameof(Layers))]
    public LinearLayer Layer { get; set; } = new(0, 0, 0);

    [Params(0, 0.5, 2, 10, 50, 100)]
    public double Percent { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _zPre = Activity.Spikes<T>(random, Layer.Batch * Layer.Inputs, Percent);
        _zPost = Activity.Spikes<T>(random, Layer.Batch * Layer.Outputs, Percent);
        _w = Activity.Uniform<T>(random, Layer.Inputs * Layer.Outputs);
        _naivePre = Activity.Uniform<T>(random, _zPre.Length);
        _naivePost = Activity.Uniform<T>(random, _zPost.Length);
        _eventsPre = Activity.Events(_zPre, Layer.Batch);
        _eventsPost = Activity.Events(_zPost, Layer.Batch);
        _state = new StdpState<T>([Layer.Batch, Layer.Inputs], [Layer.Batch, Layer.Outputs]);
        _naivePre.CopyTo(_state.TracePre.Span);
        _naivePost.CopyTo(_state.TracePost.Span);
    }

    [Benchmark(Baseline = true)]
    public void Naive() => NaiveLinear.Step(
        _zPre,
        _zPost,
        _naivePre,
        _naivePost,
        _w,
        Layer.Batch,
        Layer.Inputs,
        Layer.Outputs,
        T.One,
        T.CreateTruncating(0.02),
        T.CreateTruncating(1e-3),
        T.Zero,
        T.One);

    [Benchmark]
    public void Dense() => Stdp.StepLinear(
        new ReadOnlyTensorView<T>(_zPre, Layer.Batch, Layer.Inputs),
        new ReadOnlyTensorView<T>(_zPost, Layer.Batch, Layer.Outputs),
        new TensorView<T>(_w, Layer.Outputs, Layer.Inputs),
        _state,
        _parameters);

    [Benchmark]
    public void Events() => Stdp.StepLinear(
        new SpikeEvents(_eventsPre.Indices, _eventsPre.Starts),
        new SpikeEvents(_eventsPost.Indices, _eventsPost.Starts),
        new TensorView<T>(_w, Layer.Outputs, Layer.Inputs),
        _state,
        _parameters);
}
