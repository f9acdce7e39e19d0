using StdpKernels.Validation;

namespace StdpKernels.Checkpoints;

/// <summary>Reads a container that must hold the arrays of a table, no others and no fewer.</summary>
internal static class ContainerReader
{
    /// <summary>Reads all arrays, in memory for what is expected, and never for what the container claims.</summary>
    /// <exception cref="InvalidDataException">The container is damaged, or holds something else.</exception>
    public static LoadedArrays Read(Stream stream, string label, ArrayTable expected)
    {
        // What the first bytes of a stream that knows its length are followed by, before anything is allocated.
        long available = stream.CanSeek ? stream.Length - stream.Position : long.MaxValue;
        var reader = new ChecksumReader(stream);
        string came = ReadLabel(reader);
        if (came != label)
        {
            throw new InvalidDataException(
                $"The checkpoint must be of '{Printable.Text(label)}', but it is of '{Printable.Text(came)}'.");
        }

        List<ArrayEntry> entries = ContainerTable.Read(reader, expected);
        long length = reader.Position + entries.Sum(entry => entry.Bytes) + sizeof(uint);
        if (available < length)
        {
            throw new InvalidDataException($"The checkpoint must have {Plural.Of(length, "byte")}, but it has {available}.");
        }

        var loaded = new LoadedArrays();
        foreach (ArrayEntry entry in entries)
        {
            loaded.Add(entry.Name, entry.Read(reader));
        }

        reader.Checksum();
        return loaded;
    }

    /// <summary>What the arrays of a container are of.</summary>
    /// <exception cref="InvalidDataException">It does not start as a container.</exception>
    public static string ReadLabel(Stream stream) => ReadLabel(new ChecksumReader(stream));

    /// <summary>What is wrong with a file, with its name.</summary>
    public static InvalidDataException Named(string path, InvalidDataException wrong) => new($"{path}: {wrong.Message}", wrong);

    /// <exception cref="InvalidDataException">The stream goes on.</exception>
    public static void RequireEnd(Stream stream)
    {
        if (stream.ReadByte() >= 0)
        {
            throw new InvalidDataException("The checkpoint must end with its checksum, but more bytes follow.");
        }
    }

    /// <summary>Reads a file to its end, whatever it holds: afterwards, everything in it is what was written.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or no container.</exception>
    public static void RequireWhole(Stream stream)
    {
        var reader = new ChecksumReader(stream);
        ReadLabel(reader);
        byte[] piece = new byte[1 << 16];
        for (long left = stream.Length - reader.Position - sizeof(uint); left > 0; left -= piece.Length)
        {
            reader.Bytes(piece.AsSpan(0, (int)Math.Min(left, piece.Length)));
        }

        reader.Checksum();
        RequireEnd(stream);
    }

    private static string ReadLabel(ChecksumReader reader)
    {
        // Byte by byte: a short file of something else is not one that is cut off.
        foreach (byte expected in ContainerFormat.Magic)
        {
            byte came = 0;
            reader.Bytes(new Span<byte>(ref came));
            if (came != expected)
            {
                throw new InvalidDataException("This is no checkpoint: it does not start with the signature of one.");
            }
        }

        // The byte order first: with another one, the version would look wrong too.
        int version = reader.Int32();
        int byteOrder = reader.Int32();
        if (byteOrder != ContainerFormat.ByteOrder)
        {
            throw new InvalidDataException(
                $"The checkpoint must have this machine's byte order, 0x{ContainerFormat.ByteOrder:X8}, but it has 0x{byteOrder:X8}.");
        }

        return version == ContainerFormat.Version
            ? reader.Text(ContainerFormat.MaxLabelBytes, "a label")
            : throw new InvalidDataException(
                $"The checkpoint must be of version {ContainerFormat.Version}, but it is of version {version}.");
    }
}
