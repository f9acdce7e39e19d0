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
                KeepOthers(target, temporary);
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

    /// <summary>Copies what else was measured on this machine, such as a cluster: it stands in the same folder.</summary>
    private static void KeepOthers(string folder, string copy)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            string kept = Path.Combine(copy, Path.GetFileName(file));
            if (!File.Exists(kept))
            {
                File.Copy(file, kept);
            }
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
