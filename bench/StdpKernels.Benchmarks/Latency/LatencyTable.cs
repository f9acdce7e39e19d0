using System.Globalization;
using Spectre.Console;

namespace StdpKernels.Benchmarks.Latency;

/// <summary>Latencies as a table.</summary>
internal static class LatencyTable
{
    public static IReadOnlyList<string> Headings { get; } =
        ["Steps", "p50 (µs)", "p99 (µs)", "p99.9 (µs)", "max (µs)", "late", "collections", "bytes"];

    /// <summary>A row, as text.</summary>
    public static IReadOnlyList<string> Cells(LatencyResult result) =>
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

    /// <summary>The table on a terminal.</summary>
    public static Table Create(IEnumerable<LatencyResult> results)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(Headings[0]);
        foreach (string heading in Headings.Skip(1))
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (LatencyResult result in results)
        {
            table.AddRow([.. Cells(result)]);
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
