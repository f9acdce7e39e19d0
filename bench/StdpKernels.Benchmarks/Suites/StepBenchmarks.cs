using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Contenders;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>
/// A whole additive step of a layer: the prepared layer and the functional call from dense activity, and the prepared layer from the same
/// spikes as event lists.
/// </summary>
public abstract class StepBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Contender? _naive;
    private Contender? _prepared;
    private Contender? _functional;
    private Contender? _events;

    public abstract IEnumerable<PlasticLayer> Layers { get; }

    [ParamsSource(nameof(Layers))]
    public PlasticLayer? Layer { get; set; }

    [Params(0.0, 0.5, 2, 10, 50, 100)]
    public double Percent { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var data = new LayerData<T>(Layer!, Percent);
        _naive = new NaiveContender<T>(data);
        _prepared = LibraryContender.Prepared(data);
        _functional = new FunctionalContender<T>(data);
        _events = LibraryContender.Events(data);
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
