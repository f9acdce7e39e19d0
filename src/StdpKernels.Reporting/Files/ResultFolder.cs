namespace StdpKernels.Reporting.Files;

/// <summary>The folder with what was measured on one machine. Whoever measures puts all files in, or none; those of others stay.</summary>
public static class ResultFolder
{
    /// <summary>Writes files.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="files">Names and texts.</param>
    public static void Write(string target, params IReadOnlyList<(string Name, string Text)> files)
    {
        string temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        string old = $"{target}.{Path.GetRandomFileName()}.old";
        Directory.CreateDirectory(temporary);
        try
        {
            foreach ((string name, string text) in files)
            {
                File.WriteAllText(Path.Combine(temporary, name), text);
            }

            if (Directory.Exists(target))
            {
                KeepOthers(target, temporary);
                Directory.Move(target, old);
            }

            // Where this fails the older files stay, under a temporary name.
            Directory.Move(temporary, target);
            DeleteIfThere(old);
        }
        finally
        {
            DeleteIfThere(temporary);
        }
    }

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
