using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>Verdicts as a table.</summary>
internal static class VerdictTable
{
    /// <summary>For a page: with the source of each expectation.</summary>
    public static ReportTable CreateWithSources(IReadOnlyList<Verdict> verdicts) => new(
        ["quantity", "measured", "expected", "", "where the expectation comes from"],
        [.. verdicts.Select(verdict => (ReportCell[])[.. Row(verdict), verdict.Source])]);

    /// <summary>For a terminal, which has no room for sources.</summary>
    public static ReportTable Create(IReadOnlyList<Verdict> verdicts) =>
        new(["quantity", "measured", "expected", ""], [.. verdicts.Select(verdict => (ReportCell[])[.. Row(verdict)])]);

    private static IEnumerable<ReportCell> Row(Verdict verdict) =>
        [verdict.Quantity, verdict.Measured, verdict.Expected, new(Word(verdict), Marks.Of(verdict.IsMet))];

    private static string Word(Verdict verdict) => verdict switch
    {
        { IsMet: true } => "met",
        { IsMet: false } => "missed",
        { Expected: "" } => "",
        _ => "compare",
    };
}
