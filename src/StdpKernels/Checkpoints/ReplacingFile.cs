namespace StdpKernels.Checkpoints;

/// <summary>A file that takes the place of an older one when it is complete and on the disk, and not before.</summary>
/// <remarks>
/// The temporary file has one name, so that what a killed process leaves is overwritten by the next one and never adds up. It lies
/// beside the final one because a file moves in one piece only within a file system.
/// </remarks>
internal sealed class ReplacingFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private bool _committed;

    private ReplacingFile(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Where the content goes.</summary>
    public Stream Stream => _stream;

    private string TemporaryPath => _stream.Name;

    public static ReplacingFile Create(string path) =>
        new(path, new FileStream($"{path}.tmp", FileMode.Create, FileAccess.Write, FileShare.None));

    /// <summary>Puts the file under its name.</summary>
    public void Commit()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(TemporaryPath, _path, overwrite: true);
        _committed = true;
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (!_committed)
        {
            File.Delete(TemporaryPath);
        }
    }
}
