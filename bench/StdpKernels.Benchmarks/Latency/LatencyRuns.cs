namespace StdpKernels.Benchmarks.Latency;

/// <summary>The two conditions under which latency is measured.</summary>
internal static class LatencyRuns
{
    public const string Alone = "alone";
    public const string Competing = "with a competing thread";

    /// <summary>Nothing else in this process.</summary>
    public static LatencyResult RunAlone(LatencyHarness harness, Action<double>? report = null) => harness.Run(Alone, report);

    /// <summary>Another thread computes on an array larger than a second-level cache.</summary>
    public static LatencyResult RunCompeting(LatencyHarness harness, Action<double>? report = null)
    {
        using var competitor = new CompetingThread();
        return harness.Run(Competing, report);
    }
}
