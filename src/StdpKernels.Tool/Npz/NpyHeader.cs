using System.Buffers.Binary;
using System.Text;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Npz;

/// <summary>What stands before the elements of a <c>.npy</c> file: their type and shape, in row-major order.</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The dimensions, outermost first.</param>
/// <param name="Length">The number of elements: the product of the dimensions.</param>
/// <param name="Size">How many bytes stand before the first element.</param>
/// <seealso href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html"/>
internal sealed record NpyHeader(NpyDataType Type, int[] Shape, int Length, int Size = 0)
{
    // NumPy's own default limit.
    private const int LongestText = 10_000;

    public long ByteLength => (long)Length * Type.Size;

    /// <summary>Reads a header of format version 1.0, 2.0 or 3.0, and leaves the stream at the first element.</summary>
    /// <exception cref="NpyFormatException">It is no such header, or one of an array that the tool does not read.</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[NpyFile.Magic.Length + 2];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.StartsWith(NpyFile.Magic))
        {
            throw new NpyFormatException("is not in NumPy's .npy format");
        }

        (int major, int minor) = (start[^2], start[^1]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw new NpyFormatException($"has .npy format version {major}.{minor}: 1.0, 2.0 and 3.0 can be read");
        }

        Span<byte> lengthBytes = stackalloc byte[4];
        lengthBytes.Clear();
        Span<byte> stored = major == 1 ? lengthBytes[..2] : lengthBytes;
        ReadExactly(stream, stored);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LongestText)
        {
            throw new NpyFormatException($"has a header of {length} bytes: at most {LongestText} can be read");
        }

        var text = new byte[length];
        ReadExactly(stream, text);
        NpyHeader header = NpyHeaderParser.Parse((major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text));
        return header with { Size = start.Length + stored.Length + text.Length };
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new NpyFormatException("ends within its header");
        }
    }
}
