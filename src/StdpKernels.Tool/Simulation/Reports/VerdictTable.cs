using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>Verdicts as a table, on the page and on the terminal.</summary>
internal static class VerdictTable
{
    public static ReportTable Create(IReadOnlyList<Verdict> verdicts) => new(
        ["quantity", "measured", "expected", ""],
        [.. verdicts.Select(verdict => (ReportCell[])[verdict.Quantity, verdict.Measured, verdict.Expected, Judge(verdict)])]);

    private static ReportCell Judge(Verdict verdict) => new(
        verdict.IsMet switch { true => "met", false => "missed", null => "compare" }, Marks.Of(verdict.IsMet));
}
