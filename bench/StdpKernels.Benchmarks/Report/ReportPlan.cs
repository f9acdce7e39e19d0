using StdpKernels.Benchmarks.Latency;

namespace StdpKernels.Benchmarks.Report;

/// <summary>How much time a report takes for what.</summary>
/// <param name="IsQuick">Whether figures may be rough.</param>
/// <param name="Alternation">For each row and each point over density.</param>
/// <param name="Alone">For latency with nothing beside it.</param>
/// <param name="Competing">For latency with a competing thread.</param>
internal sealed record ReportPlan(bool IsQuick, Alternation Alternation, LatencyHarness Alone, LatencyHarness Competing)
{
    // Five times what a step takes: short enough for ten million steps in a minute.
    private static readonly TimeSpan Interval = TimeSpan.FromMicroseconds(5);

    /// <summary>About ten minutes.</summary>
    public static ReportPlan Full { get; } = new(
        false,
        new Alternation(TimeSpan.FromSeconds(12), 7),
        new LatencyHarness(10_000_000, Interval),
        new LatencyHarness(4_000_000, Interval));

    /// <summary>Under two minutes.</summary>
    public static ReportPlan Quick { get; } = new(
        true,
        new Alternation(TimeSpan.FromSeconds(0.5), 3),
        new LatencyHarness(500_000, Interval),
        new LatencyHarness(500_000, Interval));
}
