using System.Runtime.InteropServices;
using System.Text;
using StdpKernels.Validation;

namespace StdpKernels.Checkpoints;

/// <summary>Reads from a stream exactly what is asked for, and keeps the checksum of all that.</summary>
internal sealed class ChecksumReader(Stream stream)
{
    private uint _checksum = Crc32C.Start;

    /// <summary>How many bytes have been read.</summary>
    public long Position { get; private set; }

    /// <exception cref="InvalidDataException">The stream ends before.</exception>
    public void Bytes(Span<byte> bytes)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw new InvalidDataException(
                $"The checkpoint is cut off: {Plural.Of(bytes.Length, "more byte")} should follow, but {read} came.");
        }

        Position += read;
        _checksum = Crc32C.Append(_checksum, bytes);
    }

    public int Int32()
    {
        int value = 0;
        Bytes(MemoryMarshal.AsBytes(new Span<int>(ref value)));
        return value;
    }

    public long Int64()
    {
        long value = 0;
        Bytes(MemoryMarshal.AsBytes(new Span<long>(ref value)));
        return value;
    }

    /// <exception cref="InvalidDataException">It is no text, or longer.</exception>
    public string Text(int maxBytes, string what)
    {
        int length = Int32();
        if (length < 0 || length > maxBytes)
        {
            throw new InvalidDataException($"The checkpoint must have {what} of at most {maxBytes} bytes, but it has {length}.");
        }

        byte[] bytes = new byte[length];
        Bytes(bytes);
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"The checkpoint must have {what} in UTF-8, but has {Convert.ToHexString(bytes)}.", e);
        }
    }

    public void Numbers<T>(Span<T> numbers)
        where T : unmanaged
    {
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(ContainerFormat.PieceLength, numbers.Length)..])
        {
            Bytes(MemoryMarshal.AsBytes(numbers[..Math.Min(ContainerFormat.PieceLength, numbers.Length)]));
        }
    }

    /// <summary>Reads the checksum of everything before it, and compares.</summary>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public void Checksum()
    {
        int content = unchecked((int)Crc32C.Finish(_checksum));
        int stored = Int32();
        if (content != stored)
        {
            throw new InvalidDataException(
                $"The checkpoint is damaged: its checksum must be {stored:X8}, but its content has {content:X8}.");
        }
    }
}
