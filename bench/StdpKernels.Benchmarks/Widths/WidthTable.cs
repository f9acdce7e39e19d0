using StdpKernels.Benchmarks.Goals;
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
                .. result.Times.Select(time => (ReportCell)Digits.Of(time.Step)),
                $"{Digits.Of(result.WorstLoss)} ×",
            ]),
        ]);
}
