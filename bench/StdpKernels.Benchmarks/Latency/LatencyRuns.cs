namespace StdpKernels.Benchmarks.Latency;

/// <summary>The conditions under which latency is measured.</summary>
internal static class LatencyRuns
{
    public const string First = "first ones after WarmUp";
    public const string Alone = "alone";
    public const string Jitter = "of fixed arithmetic between them";
    public const string Competing = "with a competing thread";
    public const string CompetingJitter = "of fixed arithmetic between those";

    /// <summary>Those that a report judges or draws.</summary>
    public static IReadOnlyList<string> Shown { get; } = [First, Alone, Jitter, Competing];

    /// <summary>The first steps, of a process that has made none before.</summary>
    public static LatencyResult RunFirst(LatencyHarness harness) => harness.RunFirst(First);

    /// <summary>Nothing else in this process.</summary>
    public static IReadOnlyList<LatencyResult> RunAlone(LatencyHarness harness, Action<double>? report = null)
    {
        (LatencyResult steps, LatencyResult jitter) = harness.Run(Alone, Jitter, report);
        return [steps, jitter];
    }

    /// <summary>Another thread computes on an array larger than a second-level cache.</summary>
    public static IReadOnlyList<LatencyResult> RunCompeting(LatencyHarness harness, Action<double>? report = null)
    {
        using var competitor = new CompetingThread();
        (LatencyResult steps, LatencyResult jitter) = harness.Run(Competing, CompetingJitter, report);
        return [steps, jitter];
    }
}
