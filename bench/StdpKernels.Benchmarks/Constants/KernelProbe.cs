namespace StdpKernels.Benchmarks.Constants;

/// <summary>A kernel by itself, run again and again on the same memory.</summary>
/// <param name="name">What it is.</param>
/// <param name="units">How many units of work a run has.</param>
/// <param name="run">One run.</param>
internal sealed class KernelProbe(string name, double units, Action run) : Contender(name, patternCount: 1)
{
    public double Units { get; } = units;

    public override double[] CopyWeights() => [];

    protected override void RestoreTraces()
    {
    }

    protected override void Step(int pattern) => run();
}
