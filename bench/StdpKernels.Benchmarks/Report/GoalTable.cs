using StdpKernels.Benchmarks.Goals;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Report;

/// <summary>What is aimed at, and what was reached, as a table.</summary>
internal static class GoalTable
{
    public static ReportTable Create(IReadOnlyList<ReportRow> rows) => new(
        [
            "Work",
            ReportColumn.Number("Step"),
            "Against original",
            "Against in-place torch",
            "Against naive loops",
            "Limit",
            "Reached",
        ],
        [
            .. rows.Select(row => (ReportCell[])
                [row.Title, row.Step, .. row.Checks.Select(CreateCell), new(row.Verdict, Marks.Of(row.IsMet))]),
        ]);

    private static ReportCell CreateCell(Check? check) => check switch
    {
        null => "",
        { Requirement: "" } => check.Reached,
        _ => new ReportCell(check.Reached, Marks.Of(check.IsMet), $"goal {check.Requirement}"),
    };
}
