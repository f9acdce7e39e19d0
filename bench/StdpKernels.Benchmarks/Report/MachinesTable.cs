using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Report;

/// <summary>All machines that have a report, side by side.</summary>
internal static class MachinesTable
{
    /// <summary>The page that links to every report.</summary>
    /// <param name="reports">Each report with the name of its folder.</param>
    public static string Write(IReadOnlyList<(string Folder, ReportData Data)> reports)
    {
        (string Folder, ReportData Data, IReadOnlyList<ReportRow> Rows)[] machines =
            [.. reports.Select(report => (report.Folder, report.Data, ReportRow.For(report.Data)))];
        string[] titles = [.. machines.SelectMany(machine => machine.Rows).Select(row => row.Title).Distinct()];
        var table = new ReportTable(
            ["Work", .. machines.Select(machine => new ReportColumn($"[{machine.Data.Machine.Processor}]({machine.Folder}/report.md)"))],
            [
                new ReportCell[] { "rows that reach what is aimed at" }
                    .Concat(machines.Select(machine => (ReportCell)FormattableString.Invariant(
                        $"{machine.Rows.Count(row => row.IsMet == true)} of {machine.Rows.Count}"))).ToArray(),
                .. titles.Select(title => new ReportCell[] { title }
                    .Concat(machines.Select(machine => Cell(machine.Rows.SingleOrDefault(row => row.Title == title)))).ToArray()),
            ]);
        return $"# Machines side by side\n\n{ReportTexts.Machines}\n\n{MarkdownTable.Write(table)}";
    }

    private static ReportCell Cell(ReportRow? row) => row is null
        ? ""
        : new ReportCell($"{row.Step}: {string.Join("; ", row.Checks.OfType<Goals.Check>().Where(check => check.Requirement.Length > 0).Select(check => check.Reached))}", Marks.Of(row.IsMet));
}
