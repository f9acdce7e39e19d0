using System.IO.Compression;

namespace StdpKernels.Tool.Npz;

/// <summary>Reads arrays by name from an archive as <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write it.</summary>
internal sealed class NpzReader : IDisposable
{
    /// <summary>How many bytes of elements are read from one archive: a small archive can unpack to any size.</summary>
    public const long MaxBytes = 4L << 30;

    private const string Extension = ".npy";

    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly IReadOnlyCollection<ZipArchiveEntry> _entries;
    private long _bytesLeft = MaxBytes;

    private NpzReader(string path, Stream file)
    {
        _path = path;
        _archive = new ZipArchive(file, ZipArchiveMode.Read);

        // Only now is the list of entries read.
        _entries = _archive.Entries;
    }

    /// <summary>Opens an archive.</summary>
    /// <exception cref="ToolException">There is no such file, or it is not an intact archive.</exception>
    public static NpzReader Open(string path)
    {
        FileStream file = OpenFile(path);
        try
        {
            return new NpzReader(path, file);
        }
        catch (InvalidDataException e)
        {
            file.Dispose();
            throw new ToolException($"{path}: not an .npz file, or a truncated one", e);
        }
    }

    /// <summary>Reads an array that must be there.</summary>
    /// <exception cref="ToolException">There is no such array, or it cannot be read.</exception>
    public NpyArray Read(string name) => TryRead(name)
        ?? throw new ToolException($"{_path}: there is no array '{name}'; there is {DescribeContents()}");

    /// <summary>Reads an array that may be missing: then the answer is null.</summary>
    /// <exception cref="ToolException">The array cannot be read.</exception>
    public NpyArray? TryRead(string name)
    {
        ZipArchiveEntry[] entries = [.. _entries.Where(e => NameOf(e) == name)];
        if (entries.Length == 0)
        {
            return null;
        }

        if (entries.Length > 1)
        {
            throw new ToolException($"{_path}: array '{name}' is there {entries.Length} times");
        }

        try
        {
            using var stream = new ChecksumStream(entries[0].Open());
            NpyArray array = NpyFormat.Read(stream, _bytesLeft);
            if (stream.Checksum != entries[0].Crc32)
            {
                throw new NpyFormatException("is damaged: its checksum is wrong");
            }

            _bytesLeft -= (long)array.Length * array.Type.Size;
            return array;
        }
        catch (NpyFormatException e)
        {
            throw new ToolException($"{_path}: array '{name}' {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new ToolException($"{_path}: array '{name}' cannot be unpacked: {e.Message}", e);
        }
    }

    public void Dispose() => _archive.Dispose();

    private static FileStream OpenFile(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ToolException($"{path}: no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ToolException($"{path}: {(Directory.Exists(path) ? "is a directory" : "permission denied")}", e);
        }
    }

    // Python's tools leave the extension away where they show a name, and accept entries without it.
    private static string NameOf(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(Extension, StringComparison.Ordinal) ? entry.FullName[..^Extension.Length] : entry.FullName;

    private string DescribeContents()
    {
        const int Shown = 8;
        string[] names = [.. _entries.Select(NameOf)];
        return names.Length == 0
            ? "none"
            : string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? $" and {names.Length - Shown} more" : "");
    }
}
