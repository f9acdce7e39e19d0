using System.Numerics;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>A layer of one version. Its adapter has the loop over steps, and begins anew with the first traces by itself.</summary>
internal sealed class VersionContender<T>(string name, ISteps<T> layer) : Contender(name, patternCount: 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(int steps) => layer.Run(steps);

    public override double[] CopyWeights() => Array.ConvertAll(layer.CopyResults().Weights, double.CreateTruncating);

    protected override void RestoreTraces()
    {
    }

    protected override void Step(int pattern) => layer.Run(1);
}
