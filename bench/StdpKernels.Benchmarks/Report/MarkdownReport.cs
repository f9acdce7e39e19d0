using System.Globalization;
using System.Text;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Probes;

namespace StdpKernels.Benchmarks.Report;

/// <summary>The report as Markdown: machine, goals, limits of the machine, latency.</summary>
internal static class MarkdownReport
{
    public static string Write(ReportData data)
    {
        var text = new StringBuilder("# StdpKernels performance\n\n");
        if (data.IsQuick)
        {
            text.Append("A quick run: figures are rough.\n\n");
        }

        foreach ((string label, string value) in data.Machine.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {label}: {value}\n");
        }

        text.Append('\n').Append(ReportTexts.Method).Append("\n\n## What must be reached, and what was\n\n");
        Row(text, [.. ReportRow.Headings, "Reached"]);
        Row(text, [.. Enumerable.Repeat("---", ReportRow.Headings.Count + 1)]);
        foreach (ReportRow row in ReportRow.For(data))
        {
            Row(text, [row.Title, row.Step, .. row.Checks.Select(Cell), row.Verdict]);
        }

        text.Append("\n## What stands in the way\n\n").Append(ReportTexts.Obstacles).Append("\n\n");
        foreach ((string rows, string obstacle) in ReportRow.Obstacles(ReportRow.For(data)))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{rows}.** {obstacle}\n");
        }

        text.Append("\n## Limits of one core\n\n");
        Row(text, ["What", "Measured"]);
        Row(text, ["---", "---"]);
        Row(text, ["FMA peak, single precision", string.Create(
            CultureInfo.InvariantCulture, $"{data.Roofline.PeakGflops:0.0} GFLOP/s")]);
        foreach (MemoryLevel level in data.Roofline.Levels)
        {
            Row(text, [$"in-place update, {level.Name}", string.Create(
                CultureInfo.InvariantCulture, $"{level.GigabytesPerSecond:0.0} GB/s")]);
        }

        text.Append("\n## Latency\n\n");
        Row(text, LatencyTable.Headings);
        Row(text, [.. Enumerable.Repeat("---", LatencyTable.Headings.Count)]);
        foreach (LatencyResult latency in data.Latencies)
        {
            Row(text, LatencyTable.Cells(latency));
        }

        return text.ToString();
    }

    private static string Cell(Check? check) => check switch
    {
        null => "",
        { Requirement: "" } => check.Reached,
        { IsMet: null } => $"{check.Reached} (must be {check.Requirement})",
        _ => $"{check.Reached} (must be {check.Requirement}): {(check.IsMet == true ? "yes" : "**no**")}",
    };

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
