using System.Globalization;
using StdpKernels.Reporting.Tables;

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
        Text($"{result.Steps:N0} {result.Name}"),
        Text($"{result.P50:0.00}"),
        Text($"{result.P99:0.00}"),
        Text($"{result.P999:0.00}"),
        Text($"{result.Max:N1}"),
        Text($"{result.LateSteps:N0}"),
        Text($"{result.Collections}"),
        Text($"{result.AllocatedBytes:N0}"),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
