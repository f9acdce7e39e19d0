using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>A whole step of a linear layer.</summary>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class LinearBenchmarks<T> : StepBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override IEnumerable<PlasticLayer> Layers =>
    [
        new LinearLayer(1, 784, 100),
        new LinearLayer(1, 1024, 1024),
        new LinearLayer(1, 4096, 4096),
        new LinearLayer(32, 784, 1024),
        new LinearLayer(128, 1024, 1024),
    ];
}
