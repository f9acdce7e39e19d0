using System.Text.Json;
using StdpKernels.ClusterBenchmarks.Measuring;
using StdpKernels.Reporting.Files;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Json;
using StdpKernels.Reporting.Markdown;

namespace StdpKernels.ClusterBenchmarks.Report;

/// <summary>Puts the report into the folder of the processor.</summary>
internal static class ReportFiles
{
    /// <returns>The report for the terminal.</returns>
    public static string Write(ClusterResults results, string root)
    {
        ReportPage page = ClusterReport.Create(results);
        string text = MarkdownPage.Write(page);
        ResultFolder.Write(
            Path.GetFullPath(Path.Combine(root, results.Machine.Folder)),
            ("cluster.json", JsonSerializer.Serialize(results, JsonStyle.Serializer)),
            ("cluster.html", PageWriter.Write(page)),
            ("cluster.md", text));
        return text;
    }
}
