using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Counts;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Widths;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Everything that a report shows.</summary>
/// <param name="Machine">Where it was measured.</param>
/// <param name="IsQuick">Whether times are short, and figures accordingly rough.</param>
/// <param name="Roofline">The limits of one core.</param>
/// <param name="Goals">What is aimed at.</param>
/// <param name="Densities">The middle layers over density.</param>
/// <param name="Widths">Steps at every width of vectors.</param>
/// <param name="Latencies">The latency of a small layer.</param>
internal sealed record ReportData(
    BenchmarkMachine Machine,
    bool IsQuick,
    Roofline Roofline,
    IReadOnlyList<GoalResult> Goals,
    IReadOnlyList<GoalResult> Densities,
    IReadOnlyList<WidthResult> Widths,
    IReadOnlyList<LatencyResult> Latencies)
{
    /// <summary>A network beside another simulator, if somebody has measured it.</summary>
    public ClosedLoopResult? ClosedLoop { get; init; }

    /// <summary>What steps do, if somebody has counted it.</summary>
    public CountedSteps? Counts { get; init; }


    /// <summary>The others that are compared over density, in the order of the plots.</summary>
    public static IReadOnlyList<string> Others { get; } =
        [ContenderNames.Original, ContenderNames.InPlaceTorch, ContenderNames.Naive];
}
