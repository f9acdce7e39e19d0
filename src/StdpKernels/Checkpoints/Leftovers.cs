namespace StdpKernels.Checkpoints;

/// <summary>Temporary files of processes that were killed while they wrote: removed by the next one that writes into the folder.</summary>
/// <remarks>
/// The system lets go of a file's lock when its process ends, however it ends, so that a file without a lock is a leftover. A file
/// is unlocked for a moment after it was created, so that only files older than the minimum age are removed.
/// </remarks>
internal static class Leftovers
{
    /// <summary>How long ago a leftover was last written, at the least.</summary>
    public static TimeSpan Age => TimeSpan.FromMinutes(1);

    private const string Pattern = ".stdp-*.tmp";

    /// <summary>Removes the leftovers in a folder. What cannot be removed stays: to write a file is what the caller wants.</summary>
    public static void Remove(string folder, TimeSpan age)
    {
        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles(Pattern))
            {
                if (file.LinkTarget is null && DateTime.UtcNow - file.LastWriteTimeUtc >= age)
                {
                    RemoveUnlocked(file);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may be written but not listed.
        }
    }

    private static void RemoveUnlocked(FileInfo file)
    {
        try
        {
            new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0).Dispose();
            file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its process is alive, or it belongs to somebody else.
        }
    }
}
