using System.Security.Cryptography;

namespace StdpKernels.Checkpoints;

/// <summary>
/// A file that appears under its name only when it is complete and on the disk. Until then it is a temporary file in the same
/// folder, which goes away if it is disposed before <see cref="Commit"/>.
/// </summary>
/// <remarks>
/// <para>
/// Any number of processes may replace one file at a time: each writes a temporary file of its own, and the last to finish wins. A
/// process that is killed leaves its temporary file; the next one that writes into the folder removes it, see <see cref="Leftovers"/>.
/// </para>
/// <para>
/// A file that was there keeps its permissions. Where the name is a link, the file behind it is replaced. Other hard links of
/// the older file keep the older content.
/// </para>
/// <para>Messages are a reason and the path that was asked for, as those of the runtime: <c>reason : 'path'</c>.</para>
/// </remarks>
internal sealed class AtomicFile : IDisposable
{
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

        // A new file only, so that no link of this name is followed. The lock that comes with any sharing keeps it from being a leftover.
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
        };
        if (ModeOf(target) is { } mode && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        _stream = new FileStream(temporaryPath, options);
        Stream = new NamedStream(_stream, Refusal);
    }

    /// <summary>Opens a file for reading that somebody may be about to replace.</summary>
    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Where the content goes.</summary>
    public Stream Stream { get; }

    /// <summary>Opens the file for writing, or finds out now that it cannot be written.</summary>
    /// <exception cref="ArgumentException">The path is empty, or has a null character.</exception>
    /// <exception cref="IOException">The folder is missing, or there is something else than a regular file under that name.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file is closed, or is a folder.</exception>
    public static AtomicFile Create(string path)
    {
        string temporary = "";
        try
        {
            string target = RealPath.Of(path);
            RequireReplaceable(path, target);
            string folder = Path.GetDirectoryName(target) ?? throw new UnauthorizedAccessException(Text("it is a directory", path));
            Leftovers.Remove(folder, Leftovers.Age);

            // A name of its own, since one that is made from the file's could be too long.
            temporary = Path.Combine(folder, $".stdp-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp");
            return new AtomicFile(path, target, temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(e, path, temporary);
        }
    }

    /// <summary>Ends the writing. The content is on the disk then, but not yet under its name.</summary>
    /// <exception cref="IOException">The disk is full, or the file can no longer be written.</exception>
    public void Complete()
    {
        try
        {
            _stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (NamedStream.IsOfSystem(e))
        {
            throw Refusal(e);
        }
    }

    /// <summary>Puts the complete file under its name, in place of an older one.</summary>
    /// <exception cref="IOException">The disk is full, or the file can no longer be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is closed by now.</exception>
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

            // Locked until it has its name, or it could be taken for a leftover; but Windows lets nobody read what is open for writing.
            if (OperatingSystem.IsWindows())
            {
                _stream.Dispose();
            }

            File.Move(_temporaryPath, _target, overwrite: true);
            _committed = true;
            _stream.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(e);
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
        catch (Exception e) when (NamedStream.IsOfSystem(e))
        {
            // What could not be written goes away as well.
        }

        File.Delete(_temporaryPath);
    }

    // Moving a file onto a device would replace the device itself.
    private static void RequireReplaceable(string path, string target)
    {
        if (Directory.Exists(path))
        {
            throw new UnauthorizedAccessException(Text("it is a directory", path));
        }

        try
        {
            // Shared with everybody: other processes may be about to replace it, too, or read it.
            using var existing = new FileStream(
                path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            RequireRegular(path, existing);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        // Whoever may do anything on a machine could still open it.
        if (new FileInfo(target) is { Exists: true, IsReadOnly: true })
        {
            throw new UnauthorizedAccessException(Text("it is read-only", path));
        }
    }

    // Pipes and devices have no length, and unlike that of an empty file it cannot be set either.
    private static void RequireRegular(string path, FileStream existing)
    {
        try
        {
            if (existing.Length == 0)
            {
                existing.SetLength(0);
            }
        }
        catch (Exception e) when (e is NotSupportedException or IOException)
        {
            throw new IOException(Text("it is not a regular file", path), e);
        }
    }

    // Told of the file that was asked for: the temporary one means nothing to anybody.
    private Exception Refusal(Exception exception) => Refusal(exception, _path, _temporaryPath);

    private static Exception Refusal(Exception exception, string path, string temporary)
    {
        string message = temporary.Length == 0 ? exception.Message : exception.Message.Replace(temporary, path, StringComparison.Ordinal);
        return exception switch
        {
            DirectoryNotFoundException => new DirectoryNotFoundException(Text("there is no such directory", path), exception),
            UnauthorizedAccessException when message.EndsWith($" : '{path}'", StringComparison.Ordinal) => exception,
            UnauthorizedAccessException => new UnauthorizedAccessException(Text("permission denied", path), exception),
            ArgumentOutOfRangeException => new IOException(Text("it may not be as long", path), exception),
            _ => new IOException(message, exception),
        };
    }

    private static string Text(string reason, string path) => $"{reason} : '{path}'";

    private static UnixFileMode? ModeOf(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) ? File.GetUnixFileMode(path) : null;
}
