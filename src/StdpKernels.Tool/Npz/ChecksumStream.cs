using System.IO.Hashing;

namespace StdpKernels.Tool.Npz;

/// <summary>Keeps the checksum of what has been read: an archive's own reader does not compare it.</summary>
internal sealed class ChecksumStream(Stream inner) : ReadThroughStream(inner)
{
    private readonly Crc32 _crc = new();

    /// <summary>The CRC-32 of all bytes read so far.</summary>
    public uint Checksum => _crc.GetCurrentHashAsUInt32();

    protected override void OnRead(ReadOnlySpan<byte> bytes) => _crc.Append(bytes);
}
