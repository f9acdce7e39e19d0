using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;
using StdpKernels.Benchmarks.Contenders;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>
/// A whole additive step of a linear layer: the prepared layer and the functional call from dense activity, and the prepared
/// layer from the same spikes as event lists.
/// </summary>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class LinearBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Contender? _naive;
    private Contender? _prepared;
    private Contender? _functional;
    private Contender? _events;

    public IEnumerable<LinearLayer> Layers =>
    [
        new(1, 784, 100), new(1, 1024, 1024), new(1, 4096, 4096), new(32, 784, 1024), new(128, 1024, 1024),
    ];

    [ParamsSource(nameof(Layers))]
    public LinearLayer Layer { get; set; } = new(0, 0, 0);

    [Params(0.0, 0.5, 2, 10, 50, 100)]
    public double Percent { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var data = new LayerData<T>(Layer, Percent);
        _naive = new NaiveContender<T>(data);
        _prepared = new PreparedContender<T>(data, threads: 1);
        _functional = new FunctionalContender<T>(data);
        _events = new EventsContender<T>(data);
    }

    [Benchmark(Baseline = true)]
    public void Naive() => _naive!.Step();

    [Benchmark]
    public void Prepared() => _prepared!.Step();

    [Benchmark]
    public void Functional() => _functional!.Step();

    [Benchmark]
    public void Events() => _events!.Step();
}
