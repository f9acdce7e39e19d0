namespace StdpKernels.Benchmarks.Constants;

/// <summary>How a constant of the costs is measured: the cycles that kernels take for a unit of their work, added up.</summary>
/// <param name="Name">The constant.</param>
/// <param name="InUse">Its value.</param>
/// <param name="Terms">The kernels, and how often each counts: negative where it is taken off.</param>
internal sealed record CostProbe(string Name, double InUse, params IReadOnlyList<(KernelProbe Kernel, double Times)> Terms)
{
    /// <summary>The value, by the cycles that each kernel took for a run.</summary>
    public double Value(Func<KernelProbe, double> cycles) => Terms.Sum(term => term.Times * cycles(term.Kernel) / term.Kernel.Units);
}
