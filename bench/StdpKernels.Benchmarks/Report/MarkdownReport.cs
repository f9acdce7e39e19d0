using System.Globalization;
using System.Text;
using StdpKernels.Benchmarks.Counts;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Widths;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Report;

/// <summary>The report as Markdown: machine, goals, limits of the machine, latency.</summary>
internal static class MarkdownReport
{
    public static string Write(ReportData data)
    {
        IReadOnlyList<ReportRow> rows = ReportRow.For(data);
        var text = new StringBuilder($"# {ReportTexts.Title}\n\n");
        if (data.IsQuick)
        {
            text.Append(ReportTexts.Quick).Append("\n\n");
        }

        foreach ((string label, string value) in data.Machine.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {label}: {value}\n");
        }

        text.Append("\n**").Append(ReportTexts.Outcome(rows)).Append("**\n\n").Append(ReportTexts.Method)
            .Append("\n\n## What is aimed at, and what was reached\n\n")
            .Append(MarkdownTable.Write(GoalTable.Create(rows)))
            .Append("\n## What stands in the way\n\n").Append(ReportTexts.Obstacles).Append("\n\n");
        foreach ((string titles, string obstacle) in ReportRow.Obstacles(rows))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{titles}.** {obstacle}\n");
        }

        if (data.Counts is { } counts)
        {
            text.Append("\n## Instructions and cache lines\n\n").Append(ReportTexts.Counts).Append("\n\n").Append(MarkdownTable.Write(CountTable.Create(counts.Steps)));
        }

        return text.Append("\n## Limits of one core\n\n").Append(MarkdownTable.Write(RooflineTable.Create(data.Roofline)))
            .Append("\n## Widths of vectors\n\n").Append(ReportTexts.Widths).Append("\n\n").Append(MarkdownTable.Write(WidthTable.Create(data.Widths)))
            .Append("\n## Latency\n\n").Append(ReportTexts.Latency).Append("\n\n").Append(MarkdownTable.Write(LatencyTable.Create(data.Latencies)))
            .ToString();
    }
}
