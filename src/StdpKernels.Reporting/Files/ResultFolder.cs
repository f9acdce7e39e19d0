namespace StdpKernels.Reporting.Files;

/// <summary>The folder with what was measured on one machine. Whoever measures puts all files in, or none; those of others stay.</summary>
public static class ResultFolder
{
    /// <summary>Makes a folder, or finds out now that nothing can be written there: nobody must learn that at the end of a measurement.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="Commands.CommandException">No file can be made in it.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Prepare(string folder)
    {
        Directory.CreateDirectory(folder);
        OutputFile.Create(Path.Combine(folder, ".writable")).Dispose();
    }

    /// <summary>Writes files. All of them are on the disk before the first one takes the place of an older one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Names and texts.</param>
    /// <exception cref="Commands.CommandException">A file cannot be written.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public static void Write(string folder, params IReadOnlyList<(string Name, string Text)> files)
    {
        Directory.CreateDirectory(folder);
        var outputs = new List<OutputFile>();
        try
        {
            foreach ((string name, string text) in files)
            {
                OutputFile output = OutputFile.Create(Path.Combine(folder, name));
                outputs.Add(output);
                output.Write(text);
                output.Complete();
            }

            outputs.ForEach(output => output.Commit());
        }
        finally
        {
            outputs.ForEach(output => output.Dispose());
        }
    }
}
