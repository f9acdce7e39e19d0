using System.Runtime.InteropServices;
using System.Text;

namespace StdpKernels.Checkpoints;

/// <summary>Writes to a stream, and keeps the checksum of all that.</summary>
internal sealed class ChecksumWriter(Stream stream)
{
    private uint _checksum = Crc32C.Start;

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        _checksum = Crc32C.Append(_checksum, bytes);
    }

    public void Int32(int value) => Numbers(new ReadOnlySpan<int>(in value));

    public void Int64(long value) => Numbers(new ReadOnlySpan<long>(in value));

    /// <summary>The number of bytes in UTF-8, and these.</summary>
    public void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Int32(bytes.Length);
        Bytes(bytes);
    }

    public void Numbers<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(ContainerFormat.PieceLength, numbers.Length)..])
        {
            Bytes(MemoryMarshal.AsBytes(numbers[..Math.Min(ContainerFormat.PieceLength, numbers.Length)]));
        }
    }

    public void Checksum() => Int32(unchecked((int)Crc32C.Finish(_checksum)));
}
