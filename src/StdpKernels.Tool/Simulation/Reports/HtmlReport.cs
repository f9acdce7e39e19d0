using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>A run's report as one page that needs no other file.</summary>
internal static class HtmlReport
{
    public static string Write(RunSummary run)
    {
        ExperimentReport report = run.Report;
        return PageWriter.Write(new ReportPage(
            run.Title,
            [Outcome(report.Verdicts), new ParagraphBlock(report.Abstract)],
            [
                new("Verdict",
                [
                    new TableBlock(VerdictTable.CreateWithSources(report.Verdicts)),
                    .. report.Notes.Select(note => new ParagraphBlock(note)),
                ]),
                new("Figures", [.. run.Figures.Select(figure => new FigureBlock(figure.Png, figure.Caption, figure.Caption))]),
                new("Parameters", [new DefinitionsBlock(run.Experiment.Parameters)]),
                new("Run", [new DefinitionsBlock([.. run.Extent, .. run.Provenance.Lines])]),
            ]));
    }

    private static ParagraphBlock Outcome(IReadOnlyList<Verdict> verdicts)
    {
        int expectations = verdicts.Count(verdict => verdict.IsMet is not null);
        int met = verdicts.Count(verdict => verdict.IsMet == true);
        return expectations == 0
            ? new ParagraphBlock("Numbers to compare; nothing of this run is judged.", Mark.Open)
            : new ParagraphBlock(
                FormattableString.Invariant($"{met} of {expectations} expectations met"), Marks.Of(met == expectations));
    }
}
