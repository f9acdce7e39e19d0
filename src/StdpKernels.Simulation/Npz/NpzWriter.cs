using System.IO.Compression;
using StdpKernels.Checkpoints;

namespace StdpKernels.Simulation;

/// <summary>Writes arrays by name into an archive, as <c>numpy.savez</c> does.</summary>
public static class NpzWriter
{
    // The zip format's first day, which NumPy uses too: the same arrays give the same file at any time.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a file, which appears under its name only when it is complete and on the disk.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="arrays">The arrays, and what they are called.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, or an array is missing, without a name, or called as another one.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written. An older one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written. An older one is unchanged.</exception>
    public static void Write(string path, params ReadOnlySpan<(string Name, NpyArray Array)> arrays)
    {
        ArgumentNullException.ThrowIfNull(path);
        RequireArrays(arrays);
        using AtomicFile file = AtomicFile.Create(path);
        Write(file.Stream, arrays);
        file.Commit();
    }

    /// <summary>Writes an archive to a stream, from where it stands.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="arrays">The arrays, and what they are called.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException">An array is missing, without a name, or called as another one.</exception>
    public static void Write(Stream stream, params ReadOnlySpan<(string Name, NpyArray Array)> arrays)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireArrays(arrays);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, NpyArray array) in arrays)
        {
            ZipArchiveEntry entry = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = Timestamp;
            using Stream content = entry.Open();
            array.Write(content);
        }
    }

    private static void RequireArrays(ReadOnlySpan<(string Name, NpyArray Array)> arrays)
    {
        var names = new HashSet<string>();
        foreach ((string name, NpyArray array) in arrays)
        {
            if (string.IsNullOrEmpty(name) || array is null || !names.Add(name))
            {
                throw new ArgumentException(
                    $"arrays must have names of their own, but there is {(array is null ? "none" : "another one")} for '{name}'.", nameof(arrays));
            }
        }
    }
}
