using System.Globalization;
using Spectre.Console;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tool.Verification;

/// <summary>Prints how the cases went: counts by kind and algorithm, what did not pass and why, and the totals.</summary>
internal static class VerificationReport
{
    // Beyond that, a list of names is shortened.
    private const int NamesShown = 8;

    private static readonly CaseStatus[] Statuses = Enum.GetValues<CaseStatus>();

    public static void Print(
        IAnsiConsole console, TextWriter lines, IReadOnlyCollection<CaseOutcome> outcomes, IReadOnlyList<string> unlisted)
    {
        console.Write(TerminalTable.Create(CreateTable(outcomes)));

        // Not through the console, which would break a long line.
        WriteLines(lines, "SKIPPED", outcomes.Where(o => o.Status == CaseStatus.Skipped));
        WriteLines(lines, "FAILED", outcomes.Where(o => o.Status == CaseStatus.Failed));
        if (unlisted.Count > 0)
        {
            string them = unlisted.Count == 1 ? "it" : "them";
            string more = unlisted.Count > NamesShown ? $" and {unlisted.Count - NamesShown} more" : "";
            lines.WriteLine(OneLine.Of(
                $"NOT RUN, since {CaseDirectory.IndexName} does not list {them}: {string.Join(", ", unlisted.Take(NamesShown))}{more}"));
        }

        int skipped = Count(outcomes, CaseStatus.Skipped);
        string totals = $"{Count(outcomes, CaseStatus.Passed)} passed, {Count(outcomes, CaseStatus.Failed)} failed";
        lines.WriteLine(skipped > 0 ? $"{totals}, {skipped} skipped" : totals);
    }

    private static void WriteLines(TextWriter lines, string heading, IEnumerable<CaseOutcome> outcomes)
    {
        foreach (CaseOutcome outcome in outcomes)
        {
            lines.WriteLine(OneLine.Of($"{heading} {outcome.Name}: {outcome.Detail}"));
        }
    }

    private static ReportTable CreateTable(IReadOnlyCollection<CaseOutcome> outcomes) => new(
        ["kind", "algorithm", .. Statuses.Select(status => ReportColumn.Number(status.ToString().ToLowerInvariant()))],
        [
            .. outcomes.GroupBy(o => (o.Kind, o.Algorithm)).OrderBy(g => g.Key).Select(group => (ReportCell[])
            [
                OneLine.Short(group.Key.Kind), OneLine.Short(group.Key.Algorithm), .. Statuses.Select(status => CountCell(group, status)),
            ]),
        ]);

    private static ReportCell CountCell(IEnumerable<CaseOutcome> outcomes, CaseStatus status)
    {
        int count = Count(outcomes, status);
        return new ReportCell(
            count.ToString(CultureInfo.InvariantCulture), status == CaseStatus.Failed && count > 0 ? Mark.Missed : Mark.None);
    }

    private static int Count(IEnumerable<CaseOutcome> outcomes, CaseStatus status) => outcomes.Count(o => o.Status == status);
}
