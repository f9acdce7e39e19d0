using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Validation;

namespace StdpKernels.Checkpoints;

/// <summary>Weights and traces as bytes: a header, the numbers, a checksum.</summary>
internal static class CheckpointFormat
{
    // A span of bytes has at most int.MaxValue of them, a tensor eight times as many.
    private const int PieceLength = 1 << 16;

    public static void Write<T>(Stream stream, ReadOnlyTensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<byte> header = stackalloc byte[CheckpointHeader.Length];
        HeaderOf(w, state).CopyTo(header);
        uint checksum = Append(stream, header, Crc32C.Start);
        checksum = WriteNumbers(stream, w.Span, checksum);
        checksum = WriteNumbers(stream, (ReadOnlySpan<T>)state.TracePre.Span, checksum);
        checksum = WriteNumbers(stream, (ReadOnlySpan<T>)state.TracePost.Span, checksum);
        uint end = Crc32C.Finish(checksum);
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in end)));
    }

    /// <summary>Reads what belongs to a layer of these shapes, without touching it.</summary>
    /// <exception cref="InvalidDataException">The data are damaged, or belong to another layer.</exception>
    public static LoadedLayer<T> Read<T>(Stream stream, ReadOnlyTensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<byte> header = stackalloc byte[CheckpointHeader.Length];
        ReadExactly(stream, header);
        CheckpointHeader.From(header).RequireEqual(HeaderOf(w, state));
        long expected = (sizeof(uint) + (long)header.Length) + (Unsafe.SizeOf<T>()
            * ((long)w.Span.Length + state.TracePre.Span.Length + state.TracePost.Span.Length));
        if (stream.CanSeek && stream.Length - stream.Position + header.Length < expected)
        {
            throw new InvalidDataException(
                $"The checkpoint must have {expected} bytes, but it has {stream.Length - stream.Position + header.Length}.");
        }

        uint checksum = Crc32C.Append(Crc32C.Start, header);
        var loaded = new LoadedLayer<T>(
            new T[w.Span.Length], new T[state.TracePre.Span.Length], new T[state.TracePost.Span.Length]);
        checksum = ReadNumbers<T>(stream, loaded.W, checksum);
        checksum = ReadNumbers<T>(stream, loaded.TracePre, checksum);
        checksum = Crc32C.Finish(ReadNumbers<T>(stream, loaded.TracePost, checksum));
        uint stored = 0;
        ReadExactly(stream, MemoryMarshal.AsBytes(new Span<uint>(ref stored)));
        return checksum == stored
            ? loaded
            : throw new InvalidDataException(
                $"The checkpoint is damaged: its checksum must be {stored:X8}, but its content has {checksum:X8}.");
    }

    /// <exception cref="InvalidDataException">The stream goes on.</exception>
    public static void RequireEnd(Stream stream)
    {
        if (stream.Position != stream.Length)
        {
            throw new InvalidDataException($"The checkpoint must have {stream.Position} bytes, but it has {stream.Length}.");
        }
    }

    private static CheckpointHeader HeaderOf<T>(ReadOnlyTensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Shape(w, w.Shape, "the weights", nameof(w));
        return CheckpointHeader.Of<T>(w.Shape, state.TracePre.Shape, state.TracePost.Shape);
    }

    private static uint Append(Stream stream, ReadOnlySpan<byte> bytes, uint checksum)
    {
        stream.Write(bytes);
        return Crc32C.Append(checksum, bytes);
    }

    private static uint WriteNumbers<T>(Stream stream, ReadOnlySpan<T> numbers, uint checksum)
        where T : unmanaged
    {
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(PieceLength, numbers.Length)..])
        {
            checksum = Append(stream, MemoryMarshal.AsBytes(numbers[..Math.Min(PieceLength, numbers.Length)]), checksum);
        }

        return checksum;
    }

    private static uint ReadNumbers<T>(Stream stream, Span<T> numbers, uint checksum)
        where T : unmanaged
    {
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(PieceLength, numbers.Length)..])
        {
            Span<byte> piece = MemoryMarshal.AsBytes(numbers[..Math.Min(PieceLength, numbers.Length)]);
            ReadExactly(stream, piece);
            checksum = Crc32C.Append(checksum, piece);
        }

        return checksum;
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw new InvalidDataException($"The checkpoint is cut off: {bytes.Length} more bytes were expected, but {read} came.");
        }
    }
}
