using System.IO.Compression;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Npz;

/// <summary>One array of an archive, of which the header has been read, and the elements only on demand.</summary>
internal sealed class NpzEntry
{
    private readonly string _path;
    private readonly string _name;
    private readonly ZipArchiveEntry _entry;

    private NpzEntry(string path, string name, ZipArchiveEntry entry)
    {
        _path = path;
        _name = name;
        _entry = entry;
        Header = ReadFrom(NpyHeader.Read);
    }

    public NpyHeader Header { get; }

    /// <summary>Reads the header, and compares it with the size that the archive states.</summary>
    /// <exception cref="CommandException">It cannot be read, or its shape belongs to another size.</exception>
    public static NpzEntry Open(string path, string name, ZipArchiveEntry entry)
    {
        var opened = new NpzEntry(path, name, entry);
        long elements = entry.Length - opened.Header.Size;
        return elements == opened.Header.ByteLength
            ? opened
            : throw opened.Refuse(NpyFormatException.OfLength(opened.Header, more: elements > opened.Header.ByteLength));
    }

    /// <summary>Reads the elements.</summary>
    /// <exception cref="CommandException">They are damaged, or not as many as stated.</exception>
    public NpyArray Read() => ReadFrom(stream =>
    {
        NpyArray array = NpyFormat.Read(stream);
        return stream.Checksum == _entry.Crc32 ? array : throw new NpyFormatException("is damaged: its checksum is wrong");
    });

    private TResult ReadFrom<TResult>(Func<ChecksumStream, TResult> read)
    {
        try
        {
            if (_entry.IsEncrypted)
            {
                throw new NpyFormatException("is encrypted");
            }

            using var stream = new ChecksumStream(_entry.Open());
            return read(stream);
        }
        catch (NpyFormatException e)
        {
            throw Refuse(e);
        }
        catch (InvalidDataException e)
        {
            throw new CommandException($"{_path}: array '{_name}' cannot be unpacked: {OneLine.Of(e.Message)}", e);
        }
    }

    private CommandException Refuse(NpyFormatException e) => new($"{_path}: array '{_name}' {e.Message}", e);
}
