using System.Globalization;
using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.Benchmarks.Latency;

/// <summary>What is aimed at of the latency of steps: that the slow ones are no slower than the machine makes anything of their length.</summary>
internal static class LatencyGoal
{
    private const double Tail = 1.3;
    private const double First = 1.5;

    /// <summary>Judges.</summary>
    /// <param name="latencies">All that was measured.</param>
    public static Check Judge(IReadOnlyList<LatencyResult> latencies)
    {
        LatencyResult steps = Of(latencies, LatencyRuns.Alone), jitter = Of(latencies, LatencyRuns.Jitter), first = Of(latencies, LatencyRuns.First);
        double p99 = steps.P99 / steps.P50 / (jitter.P99 / jitter.P50), p999 = steps.P999 / steps.P50 / (jitter.P999 / jitter.P50);
        double firstSteps = first.P50 / steps.P50;
        return new Check(
            string.Create(
                CultureInfo.InvariantCulture,
                $"p99 and p99.9 ≤ {Tail} × what the machine's jitter makes of p50, the first steps ≤ {First} × p50, 0 bytes, 0 collections"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{p99:0.00} ×, {p999:0.00} ×, {firstSteps:0.00} ×, {steps.AllocatedBytes:N0} bytes, {steps.Collections} collections"),
            p99 <= Tail && p999 <= Tail && firstSteps <= First && steps is { AllocatedBytes: 0, Collections: 0 });
    }

    private static LatencyResult Of(IReadOnlyList<LatencyResult> latencies, string name) => latencies.Single(latency => latency.Name == name);
}
