using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;
using StdpKernels.Benchmarks.Naive;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>The traces of a layer with as many neurons on each side.</summary>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class TraceUpdateBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpParameters<T> _parameters = new();
    private T[] _zPre = [];
    private T[] _zPost = [];
    private T[] _naivePre = [];
    private T[] _naivePost = [];
    private StdpState<T> _state = new([0], [0]);

    public IEnumerable<TraceSize> Sizes => [new(100), new(784), new(4096), new(131072)];

    [ParamsSource(nameof(Sizes))]
    public TraceSize Size { get; set; } = new(0);

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        int neurons = Size.Neurons;
        // Graded activity keeps every trace alive: what decays for ever ends in numbers that arithmetic is slow on.
        _zPre = Activity.Uniform<T>(random, neurons);
        _zPost = Activity.Uniform<T>(random, neurons);
        _state = new StdpState<T>([1, neurons], [1, neurons]);
        _naivePre = Activity.Uniform<T>(random, neurons);
        _naivePost = Activity.Uniform<T>(random, neurons);
        _naivePre.CopyTo(_state.TracePre.Span);
        _naivePost.CopyTo(_state.TracePost.Span);
    }

    [Benchmark(Baseline = true)]
    public void Naive()
    {
        NaiveTrace.Decay(_naivePre, _zPre, T.CreateTruncating(Rule.Amplitude), T.CreateTruncating(Rule.Rate));
        NaiveTrace.Decay(_naivePost, _zPost, T.CreateTruncating(Rule.Amplitude), T.CreateTruncating(Rule.Rate));
    }

    [Benchmark]
    public void Kernel() => _state.UpdateTraces(
        new ReadOnlyTensorView<T>(_zPre, 1, Size.Neurons), new ReadOnlyTensorView<T>(_zPost, 1, Size.Neurons), _parameters);
}
