using System.Text.Json;
using StdpKernels.ClusterBenchmarks.Measuring;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Json;

namespace StdpKernels.ClusterBenchmarks.Report;

/// <summary>Puts the report into the folder of the processor.</summary>
internal static class ReportFiles
{
    /// <returns>The report for the terminal.</returns>
    public static string Write(ClusterResults results, string root)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, results.Machine.Folder)).FullName;
        ReportPage page = ClusterReport.Create(results);
        string text = MarkdownPage.Write(page);
        File.WriteAllText(Path.Combine(folder, "cluster.json"), JsonSerializer.Serialize(results, JsonStyle.Serializer));
        File.WriteAllText(Path.Combine(folder, "cluster.html"), PageWriter.Write(page));
        File.WriteAllText(Path.Combine(folder, "cluster.md"), text);
        return text;
    }
}
