namespace StdpKernels.Tool.Output;

/// <summary>
/// A file that appears under its name only when it is complete. Until then it is a temporary file in the same folder, which goes
/// away if it is disposed before <see cref="Commit"/>.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly FileStream _stream;
    private bool _committed;

    private AtomicFile(string path, string temporaryPath, FileStream stream)
    {
        _path = path;
        _temporaryPath = temporaryPath;
        _stream = stream;
    }

    /// <summary>Where the content goes.</summary>
    public Stream Stream => _stream;

    /// <summary>Opens the file for writing, or finds out now that it cannot be written.</summary>
    /// <exception cref="ToolException">The folder is missing or closed, or there is something else under that name.</exception>
    public static AtomicFile Create(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? throw CannotWrite(path, "it is a directory");
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            RequireReplaceable(path);
            return new AtomicFile(path, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write));
        }
        catch (DirectoryNotFoundException e)
        {
            throw CannotWrite(path, "there is no such directory", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw CannotWrite(path, "permission denied", e);
        }
        catch (IOException e)
        {
            throw CannotWrite(path, e.Message, e);
        }
    }

    /// <summary>Puts the complete file under its name, in place of an older one.</summary>
    /// <exception cref="ToolException">The disk is full, or the file can no longer be written.</exception>
    public void Commit()
    {
        try
        {
            _stream.Dispose();
            File.Move(_temporaryPath, _path, overwrite: true);
            _committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(_path, e.Message, e);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (!_committed)
        {
            File.Delete(_temporaryPath);
        }
    }

    // Moving a file onto a device would replace the device itself. Unlike a regular file, one cannot be set to its own length.
    private static void RequireReplaceable(string path)
    {
        if (Directory.Exists(path))
        {
            throw CannotWrite(path, "it is a directory");
        }

        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using FileStream existing = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
            existing.SetLength(existing.Length);
        }
        catch (Exception e) when (e is NotSupportedException or IOException)
        {
            throw CannotWrite(path, "it is not a regular file", e);
        }
    }

    private static ToolException CannotWrite(string path, string reason, Exception? inner = null) =>
        new($"{path}: cannot be written: {reason}", inner);
}
