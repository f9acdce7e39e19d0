using System.Globalization;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>Widths as a table: works down, widths across.</summary>
internal static class WidthTable
{
    public static ReportTable Create(IReadOnlyList<WidthResult> results) => new(
        ["Work", .. results[0].Times.Select(time => ReportColumn.Number($"{time.Width} (µs)")), ReportColumn.Number("largest loss")],
        [
            .. results.Select(result => (ReportCell[])
            [
                result.Work.Title,
                .. result.Times.Select(time => (ReportCell)Text(time.Step, time.Step >= 100 ? "#,0" : time.Step >= 10 ? "0.0" : "0.00")),
                Text(result.WorstLoss, "0.00") + " ×",
            ]),
        ]);

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
