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
        string temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        string old = $"{target}.{Path.GetRandomFileName()}.old";
        Directory.CreateDirectory(temporary);
        try
        {
            File.WriteAllText(Path.Combine(temporary, "report.md"), MarkdownReport.Write(data));
            File.WriteAllText(Path.Combine(temporary, "results.json"), JsonReport.Write(data));
            File.WriteAllText(Path.Combine(temporary, "report.html"), HtmlReport.Write(data));
            if (Directory.Exists(target))
            {
                Directory.Move(target, old);
            }

            // Where this fails the older report stays, under its temporary name.
            Directory.Move(temporary, target);
            DeleteIfThere(old);
        }
        finally
        {
            DeleteIfThere(temporary);
        }

        return target;
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
