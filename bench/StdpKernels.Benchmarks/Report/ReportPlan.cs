using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Widths;

namespace StdpKernels.Benchmarks.Report;

/// <summary>How much time a report takes for what.</summary>
/// <param name="IsQuick">Whether figures may be rough.</param>
/// <param name="Alternation">For each row and each point over density.</param>
/// <param name="Widths">For the widths of vectors.</param>
/// <param name="Alone">For latency with nothing beside it.</param>
/// <param name="Competing">For latency with a competing thread.</param>
internal sealed record ReportPlan(bool IsQuick, Alternation Alternation, WidthRunner Widths, LatencyHarness Alone, LatencyHarness Competing)
{
    // Ten times what a step takes.
    private static readonly TimeSpan Interval = TimeSpan.FromMicroseconds(20);

    /// <summary>About a quarter of an hour.</summary>
    public static ReportPlan Full { get; } = new(
        false,
        new Alternation(TimeSpan.FromSeconds(12), 7),
        new WidthRunner(40, TimeSpan.FromMilliseconds(20)),
        new LatencyHarness(10_000_000, Interval),
        new LatencyHarness(1_000_000, Interval));

    /// <summary>Under two minutes.</summary>
    public static ReportPlan Quick { get; } = new(
        true,
        new Alternation(TimeSpan.FromSeconds(0.5), 3),
        new WidthRunner(5, TimeSpan.FromMilliseconds(10)),
        new LatencyHarness(200_000, Interval),
        new LatencyHarness(200_000, Interval));
}
