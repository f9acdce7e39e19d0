using System.Globalization;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Counts;

/// <summary>What steps do, as a table.</summary>
internal static class CountTable
{
    public static ReportTable Create(IReadOnlyList<CountedStep> steps) => new(
        [
            "Work",
            ReportColumn.Number("instructions"),
            ReportColumn.Number("loads"),
            ReportColumn.Number("stores"),
            ReportColumn.Number("lines into L1"),
            ReportColumn.Number("lines into L2"),
        ],
        [
            .. steps.Select(step => (ReportCell[])
            [
                step.Work,
                Text(step.Step.Instructions),
                Text(step.Step.Loads),
                Text(step.Step.Stores),
                Text(step.Step.FirstLevelMisses),
                Text(step.Step.SecondLevelMisses),
            ]),
        ]);

    private static string Text(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
