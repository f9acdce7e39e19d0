using System.Collections.ObjectModel;
using System.IO.Compression;
using StdpKernels.Simulation;
using StdpKernels.Tool.Input;

namespace StdpKernels.Tool.Npz;

/// <summary>Reads arrays by name from an archive as <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write it.</summary>
internal sealed class NpzReader : IDisposable
{
    /// <summary>How many bytes of elements are read from one archive: a small archive can unpack to any size.</summary>
    public const long MaxBytes = 4L << 30;

    // Enough for tens of thousands of entries. In memory each takes several times its place in the file.
    private const long MaxBytesOfList = 4L << 20;

    private const string Extension = ".npy";

    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly ReadOnlyCollection<ZipArchiveEntry> _entries;
    private long _bytesLeft = MaxBytes;

    private NpzReader(string path, MeteredStream file)
    {
        _path = path;
        file.BytesLeft = MaxBytesOfList;
        _archive = new ZipArchive(file, ZipArchiveMode.Read);

        // Only now is the list of entries read.
        _entries = _archive.Entries;
        file.BytesLeft = long.MaxValue;
    }

    /// <summary>What the arrays are called.</summary>
    public IEnumerable<string> Names => _entries.Select(NameOf);

    /// <summary>Opens an archive.</summary>
    /// <exception cref="CommandException">There is no such file, or it is not an intact archive.</exception>
    public static NpzReader Open(string path)
    {
        var file = new MeteredStream(InputFile.Open(path)) { BytesLeft = long.MaxValue };
        try
        {
            RequireNoOtherKind(path, file);
            return new NpzReader(path, file);
        }
        catch (InvalidDataException e)
        {
            file.Dispose();
            throw new CommandException(
                $"{path}: {(file.BytesLeft < 0 ? "has too many entries" : "not an .npz file, or a truncated or damaged one")}", e);
        }
        catch (CommandException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Finds an array that must be there.</summary>
    /// <exception cref="CommandException">There is no such array, or it cannot be read.</exception>
    public NpzEntry Find(string name) => TryFind(name)
        ?? throw new CommandException($"{_path}: there is no array '{name}'; there is {DescribeContents()}");

    /// <summary>Finds an array that may be missing: then the answer is null.</summary>
    /// <exception cref="CommandException">The array cannot be read.</exception>
    public NpzEntry? TryFind(string name)
    {
        ZipArchiveEntry[] entries = [.. _entries.Where(e => NameOf(e) == name)];
        if (entries.Length == 0)
        {
            return null;
        }

        if (entries.Length > 1)
        {
            throw new CommandException($"{_path}: array '{name}' is there {entries.Length} times");
        }

        NpzEntry entry = NpzEntry.Open(_path, name, entries[0]);
        _bytesLeft -= entry.Header.ByteLength;
        return _bytesLeft >= 0
            ? entry
            : throw new CommandException(
                $"{_path}: array '{name}' brings the total to more than {MaxBytes >> 30} GiB, which is as much as is read from one file");
    }

    public void Dispose() => _archive.Dispose();

    private static void RequireNoOtherKind(string path, MeteredStream file)
    {
        Span<byte> start = stackalloc byte[NpyFile.Magic.Length];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith(NpyFile.Magic))
        {
            throw new CommandException($"{path}: is a single array (.npy); an archive of named arrays is expected, as numpy.savez writes it");
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            throw new CommandException($"{path}: is compressed with gzip; an .npz file is expected");
        }
    }

    // Python's tools leave the extension away where they show a name, and accept entries without it.
    private static string NameOf(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(Extension, StringComparison.Ordinal) ? entry.FullName[..^Extension.Length] : entry.FullName;

    private string DescribeContents()
    {
        const int Shown = 8;
        string[] names = [.. _entries.Take(Shown).Select(e => OneLine.Short(NameOf(e)))];
        return names.Length == 0
            ? "none"
            : string.Join(", ", names) + (_entries.Count > Shown ? $" and {_entries.Count - Shown} more" : "");
    }
}
