using StdpKernels.Reporting.Files;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Puts the files of a report into their folder: all of them or none.</summary>
internal static class ReportWriter
{
    /// <summary>Writes the files.</summary>
    /// <param name="data">What they show.</param>
    /// <param name="root">The folder that has one folder for each processor.</param>
    /// <returns>The folder of this processor.</returns>
    public static string Write(ReportData data, string root)
    {
        string target = Path.GetFullPath(Path.Combine(root, data.Machine.Folder));
        ResultFolder.Write(
            target,
            ("report.md", MarkdownReport.Write(data)),
            ("results.json", JsonReport.Write(data)),
            ("report.html", HtmlReport.Write(data)));
        WriteMachines(root);
        return target;
    }

    /// <summary>Writes anew the page that sets all machines side by side.</summary>
    private static void WriteMachines(string root)
    {
        (string Folder, ReportData Data)[] reports =
        [
            .. Directory.EnumerateFiles(root, "results.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileName(Path.GetDirectoryName(file))!, JsonReport.Read(File.ReadAllText(file)))),
        ];
        string page = Path.Combine(root, "machines.md"), temporary = $"{page}.{Path.GetRandomFileName()}.tmp";
        File.WriteAllText(temporary, MachinesTable.Write(reports));
        File.Move(temporary, page, overwrite: true);
    }
}
