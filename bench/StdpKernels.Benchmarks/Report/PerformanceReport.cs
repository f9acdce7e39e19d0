using StdpKernels.Benchmarks.Counts;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Report.Figures;
using StdpKernels.Benchmarks.Widths;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Report;

/// <summary>What was measured, and what was reached of what is aimed at, as a page.</summary>
internal static class PerformanceReport
{
    public static ReportPage Create(ReportData data)
    {
        IReadOnlyList<ReportRow> rows = ReportRow.For(data);
        return new ReportPage(
            ReportTexts.Title,
            [
                Outcome(rows),
                .. data.IsQuick ? (ReportBlock[])[new ParagraphBlock(ReportTexts.Quick, Mark.Missed)] : [],
                new DefinitionsBlock(data.Machine.Lines),
                new ParagraphBlock(ReportTexts.Method),
            ],
            [
                new("What is aimed at, and what was reached", [new TableBlock(GoalTable.Create(rows))]),
                new("What stands in the way",
                [
                    new ParagraphBlock(ReportTexts.Obstacles), new ListBlock([.. ReportRow.Obstacles(rows)]),
                ]),
                .. data.Counts is { } counts
                    ? (ReportSection[])[new("Instructions and cache lines", [new ParagraphBlock(ReportTexts.Counts), new TableBlock(CountTable.Create(counts.Steps))])]
                    : [],
                new("Speed-up over density",
                [
                    new ParagraphBlock(ReportTexts.Density),
                    .. AllGoals.DensityLayers.Select(layer =>
                        new FigureBlock(SpeedUpFigure.Draw(data, layer), $"Speed-up over density, layer {layer}")),
                ]),
                new("Limits of one core",
                [
                    new ParagraphBlock(ReportTexts.Roofline),
                    new FigureBlock(RooflineFigure.Draw(data), "Roofline of the dense steps"),
                    new TableBlock(RooflineTable.Create(data.Roofline)),
                ]),
                new("Widths of vectors", [new ParagraphBlock(ReportTexts.Widths), new TableBlock(WidthTable.Create(data.Widths))]),
                new("Latency",
                [
                    new ParagraphBlock(ReportTexts.Latency),
                    new TableBlock(LatencyTable.Create(data.Latencies)),
                    new FigureBlock(LatencyFigure.Draw(data), "Latency over percentile"),
                ]),
            ]);
    }

    private static ParagraphBlock Outcome(IReadOnlyList<ReportRow> rows) =>
        new(ReportTexts.Outcome(rows), Marks.Of(rows.All(row => row.IsMet == true)));
}
