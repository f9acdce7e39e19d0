using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>A whole step of a convolutional layer.</summary>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class Conv2dBenchmarks<T> : StepBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override IEnumerable<PlasticLayer> Layers => ConvLayers.All;
}
