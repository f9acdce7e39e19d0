using StdpKernels.Reporting.Tables;
using static System.FormattableString;

namespace StdpKernels.Benchmarks.Latency;

/// <summary>Latencies as a table.</summary>
internal static class LatencyTable
{
    private static readonly string[] Numbers =
        ["p50 (µs)", "p99 (µs)", "p99.9 (µs)", "max (µs)", "late", "collections", "bytes"];

    public static ReportTable Create(IEnumerable<LatencyResult> results) => new(
        ["Steps", .. Numbers.Select(ReportColumn.Number)], [.. results.Select(CreateRow)]);

    private static ReportCell[] CreateRow(LatencyResult result) =>
    [
        Invariant($"{result.Steps:N0} {result.Name}"),
        Invariant($"{result.P50:0.00}"),
        Invariant($"{result.P99:0.00}"),
        Invariant($"{result.P999:0.00}"),
        Invariant($"{result.Max:N1}"),
        Invariant($"{result.LateSteps:N0}"),
        Invariant($"{result.Collections}"),
        Invariant($"{result.AllocatedBytes:N0}"),
    ];
}
