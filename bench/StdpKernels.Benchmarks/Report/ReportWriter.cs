using Spectre.Console;
using StdpKernels.Reporting.Files;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Markdown;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Puts the files of a report into their folder: all of them or none.</summary>
internal static class ReportWriter
{
    private const string DataName = "results.json";

    /// <summary>Writes the files, and tells where they are before it reads those of other machines, which may be damaged.</summary>
    /// <param name="console">Where to tell.</param>
    /// <param name="data">What they show.</param>
    /// <param name="root">The folder that has one folder for each processor.</param>
    public static void Write(IAnsiConsole console, ReportData data, string root)
    {
        string target = Path.GetFullPath(Path.Combine(root, data.Machine.Folder));
        ReportPage page = PerformanceReport.Create(data);
        ResultFolder.Write(
            target, ("report.md", MarkdownPage.Write(page)), (DataName, JsonReport.Write(data)), ("report.html", PageWriter.Write(page)));
        console.WriteLine(target);
        WriteMachines(root);
    }

    /// <summary>Writes anew the page that sets all machines side by side.</summary>
    private static void WriteMachines(string root)
    {
        // No folder of a processor has a dot; those that a killed process of an earlier version has left do.
        (string Folder, ReportData Data)[] reports =
        [
            .. Directory.EnumerateDirectories(root).Where(folder => !Path.GetFileName(folder).Contains('.'))
                .Select(folder => Path.Combine(folder, DataName)).Where(File.Exists).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileName(Path.GetDirectoryName(file))!, JsonReport.Read(file))),
        ];
        ResultFolder.Write(root, ("machines.md", MachinesTable.Write(reports)));
    }
}
