using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace StdpKernels.Tests.Tool.Support;

/// <summary>A zip archive put together by hand, right or wrong: each field that a reader might trust can be set.</summary>
internal sealed record ZipBytes
{
    private const uint LocalSignature = 0x04034B50;
    private const uint DirectorySignature = 0x02014B50;
    private const uint EndSignature = 0x06054B50;
    private const uint End64Signature = 0x06064B50;
    private const uint Locator64Signature = 0x07064B50;

    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>How many entries the end record claims.</summary>
    public ushort? Count { get; init; }

    /// <summary>Where the end record says that the list of entries starts.</summary>
    public uint? DirectoryOffset { get; init; }

    public ushort DiskNumber { get; init; }

    public ushort CommentLength { get; init; }

    /// <summary>Count and offset of a zip64 end record, the offset by default the right one; no such record without.</summary>
    public (ulong Count, ulong? Offset)? End64 { get; init; }

    /// <summary>Where the zip64 locator says that its record stands; by default where it does.</summary>
    public ulong? End64Offset { get; init; }

    public byte[] Before { get; init; } = [];

    public byte[] After { get; init; } = [];

    /// <summary>One entry. What is not set is what the content makes it.</summary>
    public sealed record Entry(string Name, byte[] Content)
    {
        /// <summary>How the content is stored in the file.</summary>
        public byte[]? Stored { get; init; }

        public ushort Method { get; init; }

        public ushort Flags { get; init; }

        public uint? Checksum { get; init; }

        public uint? Size { get; init; }

        public uint? StoredSize { get; init; }

        public uint? Offset { get; init; }

        public ushort? NameLength { get; init; }

        public byte[] Extra { get; init; } = [];

        /// <summary>The entry with its content deflated.</summary>
        public Entry Deflated()
        {
            using var stream = new MemoryStream();
            using (var deflate = new DeflateStream(stream, CompressionLevel.Fastest))
            {
                deflate.Write(Content);
            }

            return this with { Stored = stream.ToArray(), Method = 8 };
        }

        public uint ChecksumOrOwn => Checksum ?? Crc32.HashToUInt32(Content);

        public uint SizeOrOwn => Size ?? (uint)Content.Length;

        public byte[] StoredOrContent => Stored ?? Content;

        public uint StoredSizeOrOwn => StoredSize ?? (uint)StoredOrContent.Length;
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Before);
        var offsets = new List<uint>();
        foreach (Entry entry in Entries)
        {
            offsets.Add((uint)stream.Position);
            writer.Write(LocalSignature);
            WriteCommon(writer, entry);
            writer.Write(Encoding.UTF8.GetBytes(entry.Name));
            writer.Write(entry.Extra);
            writer.Write(entry.StoredOrContent);
        }

        uint directory = (uint)stream.Position;
        foreach ((Entry entry, uint offset) in Entries.Zip(offsets))
        {
            writer.Write(DirectorySignature);
            writer.Write((ushort)20);
            WriteCommon(writer, entry);
            writer.Write(new byte[10]);
            writer.Write(entry.Offset ?? offset);
            writer.Write(Encoding.UTF8.GetBytes(entry.Name));
            writer.Write(entry.Extra);
        }

        WriteEnd(writer, directory, (uint)stream.Position - directory);
        writer.Write(After);
        return stream.ToArray();
    }

    private static void WriteCommon(BinaryWriter writer, Entry entry)
    {
        writer.Write((ushort)20);
        writer.Write(entry.Flags);
        writer.Write(entry.Method);
        writer.Write(0);
        writer.Write(entry.ChecksumOrOwn);
        writer.Write(entry.StoredSizeOrOwn);
        writer.Write(entry.SizeOrOwn);
        writer.Write(entry.NameLength ?? (ushort)Encoding.UTF8.GetByteCount(entry.Name));
        writer.Write((ushort)entry.Extra.Length);
    }

    private void WriteEnd(BinaryWriter writer, uint directory, uint length)
    {
        if (End64 is { } end64)
        {
            ulong place = (ulong)writer.BaseStream.Position;
            writer.Write(End64Signature);
            writer.Write(44UL);
            writer.Write((ushort)45);
            writer.Write((ushort)45);
            writer.Write(0UL);
            writer.Write(end64.Count);
            writer.Write(end64.Count);
            writer.Write((ulong)length);
            writer.Write(end64.Offset ?? directory);
            writer.Write(Locator64Signature);
            writer.Write(0);
            writer.Write(End64Offset ?? place);
            writer.Write(1);
        }

        writer.Write(EndSignature);
        writer.Write(DiskNumber);
        writer.Write(DiskNumber);
        writer.Write(Count ?? (ushort)Entries.Count);
        writer.Write(Count ?? (ushort)Entries.Count);
        writer.Write(length);
        writer.Write(DirectoryOffset ?? directory);
        writer.Write(CommentLength);
    }
}
