using System.IO.Compression;

namespace StdpKernels.Tool.Npz;

/// <summary>Writes arrays by name into an archive, as <c>numpy.savez</c> does.</summary>
internal static class NpzWriter
{
    // The zip format's first day, which NumPy uses too: the same arrays give the same file at any time.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, params ReadOnlySpan<(string Name, NpyArray Array)> arrays)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, NpyArray array) in arrays)
        {
            ZipArchiveEntry entry = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = Timestamp;
            using Stream content = entry.Open();
            NpyFormat.Write(content, array);
        }
    }
}
