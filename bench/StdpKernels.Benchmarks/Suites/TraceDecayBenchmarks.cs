using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Naive;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>The traces of a layer with as many neurons on each side.</summary>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class TraceDecayBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpParameters<T> _parameters = new();
    private T[] _zPre = [];
    private T[] _zPost = [];
    private T[] _naivePre = [];
    private T[] _naivePost = [];
    private StdpState<T> _state = new([0], [0]);

    [Params(100, 784, 4096, 131072)]
    public int Neurons { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _zPre = Activity.Spikes<T>(random, Neurons, 2);
        _zPost = Activity.Spikes<T>(random, Neurons, 2);
        _state = new StdpState<T>([1, Neurons], [1, Neurons]);
        _naivePre = Activity.Uniform<T>(random, Neurons);
        _naivePost = Activity.Uniform<T>(random, Neurons);
        _naivePre.CopyTo(_state.TracePre.Span);
        _naivePost.CopyTo(_state.TracePost.Span);
    }

    [Benchmark(Baseline = true)]
    public void Naive()
    {
        NaiveTrace.Decay(_naivePre, _zPre, T.One, T.CreateTruncating(0.02));
        NaiveTrace.Decay(_naivePost, _zPost, T.One, T.CreateTruncating(0.02));
    }

    [Benchmark]
    public void Kernel() => _state.Decay(
        new ReadOnlyTensorView<T>(_zPre, 1, Neurons), new ReadOnlyTensorView<T>(_zPost, 1, Neurons), _parameters);
}
