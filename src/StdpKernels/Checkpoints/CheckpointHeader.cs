using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Checkpoints;

/// <summary>What stands before the numbers: enough to read them without knowing the layer.</summary>
/// <remarks>
/// <code>
/// 0   8  magic: 0x89 "STDP" CR LF 0x1A, so that a transfer as text is noticed
/// 8   4  version
/// 12  4  byte order: 0x01020304 as the machine stores it
/// 16  4  element size in bytes: 4 (binary32) or 8 (binary64)
/// 20  60 shapes of w, t_pre, t_post: the number of dimensions and four of them, unused ones 0
/// 80     the numbers of w, t_pre, t_post, row-major
/// end 4  CRC-32C of everything before
/// </code>
/// </remarks>
internal readonly struct CheckpointHeader
{
    public const int Length = 80;

    private const int Version = 1;
    private const int ByteOrder = 0x01020304;
    private const int FirstShape = 5;
    private const int Tensors = 3;
    private const int ShapeLength = 1 + TensorShape.MaxRank;

    private readonly Words _words;

    private CheckpointHeader(Words words) => _words = words;

    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'S', (byte)'T', (byte)'D', (byte)'P', 0x0D, 0x0A, 0x1A];

    /// <summary>The header of a layer.</summary>
    public static CheckpointHeader Of<T>(TensorShape w, TensorShape tracePre, TensorShape tracePost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var words = default(Words);
        Magic.CopyTo(MemoryMarshal.AsBytes((Span<int>)words));
        words[2] = Version;
        words[3] = ByteOrder;
        words[4] = Unsafe.SizeOf<T>();
        WriteShape(w, words[FirstShape..]);
        WriteShape(tracePre, words[(FirstShape + ShapeLength)..]);
        WriteShape(tracePost, words[(FirstShape + (2 * ShapeLength))..]);
        return new CheckpointHeader(words);
    }

    /// <summary>A header as it was found, right or wrong.</summary>
    public static CheckpointHeader From(ReadOnlySpan<byte> bytes)
    {
        var words = default(Words);
        bytes.CopyTo(MemoryMarshal.AsBytes((Span<int>)words));
        return new CheckpointHeader(words);
    }

    public void CopyTo(Span<byte> bytes) => MemoryMarshal.AsBytes((ReadOnlySpan<int>)_words).CopyTo(bytes);

    /// <summary>Compares with the header that the layer would have.</summary>
    /// <exception cref="InvalidDataException">The two differ.</exception>
    public void RequireEqual(CheckpointHeader expected)
    {
        ReadOnlySpan<int> came = _words;
        if (!MemoryMarshal.AsBytes(came).StartsWith(Magic))
        {
            throw new InvalidDataException("This is no checkpoint: it does not start with the signature of one.");
        }

        // Before the version, which would look wrong too.
        if (came[3] != ByteOrder)
        {
            throw new InvalidDataException(
                $"The checkpoint must have this machine's byte order, 0x{ByteOrder:X8}, but it has 0x{came[3]:X8}.");
        }

        if (came[2] != Version)
        {
            throw new InvalidDataException($"The checkpoint must be of version {Version}, but it is of version {came[2]}.");
        }

        if (came[4] != expected._words[4])
        {
            throw new InvalidDataException(
                $"The checkpoint must hold numbers of {expected._words[4]} bytes, but they have {came[4]}.");
        }

        for (int tensor = 0; tensor < Tensors; tensor++)
        {
            ReadOnlySpan<int> shape = came.Slice(FirstShape + (tensor * ShapeLength), ShapeLength);
            ReadOnlySpan<int> wanted = ((ReadOnlySpan<int>)expected._words).Slice(FirstShape + (tensor * ShapeLength), ShapeLength);
            if (!shape.SequenceEqual(wanted))
            {
                throw new InvalidDataException(
                    $"{NameOf(tensor)} in the checkpoint must have the shape {Format(wanted)}, but it has {Format(shape)}.");
            }
        }
    }

    private static void WriteShape(TensorShape shape, Span<int> words)
    {
        words[0] = shape.Rank;
        for (int d = 0; d < shape.Rank; d++)
        {
            words[1 + d] = shape[d];
        }
    }

    private static string NameOf(int tensor) => tensor switch { 0 => "w", 1 => "t_pre", _ => "t_post" };

    private static string Format(ReadOnlySpan<int> shape) => shape[0] is >= 0 and <= TensorShape.MaxRank
        ? $"[{string.Join(", ", shape.Slice(1, shape[0]).ToArray())}]"
        : $"{shape[0]} dimensions";

    [InlineArray(Length / sizeof(int))]
    private struct Words
    {
        private int _first;
    }
}
