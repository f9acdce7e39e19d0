using System.Security.Cryptography;

namespace StdpKernels.Tool.Output;

/// <summary>
/// A file that appears under its name only when it is complete and on the disk. Until then it is a temporary file in the same
/// folder, which goes away if it is disposed before <see cref="Commit"/>.
/// </summary>
/// <remarks>
/// A file that was there keeps its permissions. Where the name is a link, the file behind it is replaced. Other hard links of
/// the older file keep the older content.
/// </remarks>
internal sealed class AtomicFile : IDisposable
{
    /// <summary>What a process that was killed may leave behind.</summary>
    public const string TemporaryPattern = ".stdp-*.tmp";

    private readonly string _path;
    private readonly string _target;
    private readonly string _temporaryPath;
    private readonly FileStream _stream;
    private bool _committed;

    private AtomicFile(string path, string target, string temporaryPath)
    {
        _path = path;
        _target = target;
        _temporaryPath = temporaryPath;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (ModeOf(target) is { } mode && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        _stream = new FileStream(temporaryPath, options);
    }

    /// <summary>Where the content goes.</summary>
    public Stream Stream => _stream;

    /// <summary>Opens the file for writing, or finds out now that it cannot be written.</summary>
    /// <exception cref="ToolException">The folder is missing or closed, or there is something else under that name.</exception>
    public static AtomicFile Create(string path)
    {
        try
        {
            string target = RealPath.Of(path);
            RequireReplaceable(path, target);

            // A name of its own, since one that is made from the file's could be too long.
            string folder = Path.GetDirectoryName(target) ?? throw CannotWrite(path, "it is a directory");
            string temporary = Path.Combine(folder, $".stdp-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp");
            return new AtomicFile(path, target, temporary);
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

    /// <summary>Writes the content.</summary>
    /// <exception cref="ToolException">The disk is full, or the file can no longer be written.</exception>
    public void Write(Action<Stream> content)
    {
        try
        {
            content(_stream);
        }
        catch (IOException e)
        {
            throw CannotWrite(_path, ReasonOf(e), e);
        }
    }

    /// <summary>Ends the writing. The content is on the disk then, but not yet under its name.</summary>
    /// <exception cref="ToolException">The disk is full, or the file can no longer be written.</exception>
    public void Complete()
    {
        try
        {
            _stream.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw CannotWrite(_path, ReasonOf(e), e);
        }
    }

    /// <summary>Puts the complete file under its name, in place of an older one.</summary>
    /// <exception cref="ToolException">The disk is full, or the file can no longer be written.</exception>
    public void Commit()
    {
        Complete();
        try
        {
            if (ModeOf(_target) is { } mode && !OperatingSystem.IsWindows())
            {
                // A new file does not get the permissions that the process's mask takes away.
                File.SetUnixFileMode(_stream.SafeFileHandle, mode);
            }

            _stream.Dispose();
            File.Move(_temporaryPath, _target, overwrite: true);
            _committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(_path, ReasonOf(e), e);
        }
    }

    public void Dispose()
    {
        if (_committed)
        {
            return;
        }

        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written goes away as well.
        }

        File.Delete(_temporaryPath);
    }

    // Moving a file onto a device would replace the device itself. Unlike a regular file, one cannot be set to its own length.
    private static void RequireReplaceable(string path, string target)
    {
        if (Directory.Exists(path))
        {
            throw CannotWrite(path, "it is a directory");
        }

        try
        {
            using FileStream existing = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
            RequireRegular(path, existing);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        // Whoever may do anything on a machine could still open it.
        if (new FileInfo(target).IsReadOnly)
        {
            throw CannotWrite(path, "it is read-only");
        }
    }

    private static void RequireRegular(string path, FileStream existing)
    {
        try
        {
            existing.SetLength(existing.Length);
        }
        catch (Exception e) when (e is NotSupportedException or IOException)
        {
            throw CannotWrite(path, "it is not a regular file", e);
        }
    }

    // Without the name of the temporary file, which means nothing to anybody.
    private string ReasonOf(Exception e) => e.Message.Replace($" : '{_temporaryPath}'", "", StringComparison.Ordinal);

    private static UnixFileMode? ModeOf(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) ? File.GetUnixFileMode(path) : null;

    private static ToolException CannotWrite(string path, string reason, Exception? inner = null) =>
        new($"{path}: cannot be written: {reason}", inner);
}
