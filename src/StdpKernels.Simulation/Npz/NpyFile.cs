using System.Runtime.InteropServices;
using System.Text;

namespace StdpKernels.Simulation;

/// <summary>Writes NumPy's <c>.npy</c> format, version 1.0.</summary>
/// <seealso href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html"/>
internal static class NpyFile
{
    private const int Alignment = 64;

    /// <summary>What every such file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Writes what stands before the elements, padded so that they lie aligned.</summary>
    public static void WriteHeader(Stream stream, NpyDataType type, ReadOnlySpan<int> shape)
    {
        string tuple = shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape.ToArray())})";
        string text = $"{{'descr': '{type.Descriptor}', 'fortran_order': False, 'shape': {tuple}, }}";

        int before = Magic.Length + 4;
        int total = (before + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        text = text.PadRight(total - before - 1) + '\n';

        stream.Write(Magic);
        stream.Write([1, 0, (byte)text.Length, (byte)(text.Length >> 8)]);
        stream.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Writes elements in pieces, since an array may have more bytes than a span can.</summary>
    public static void WriteElements<T>(Stream stream, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        const int PieceLength = 1 << 17;
        while (!elements.IsEmpty)
        {
            ReadOnlySpan<T> piece = elements[..Math.Min(PieceLength, elements.Length)];
            stream.Write(MemoryMarshal.AsBytes(piece));
            elements = elements[piece.Length..];
        }
    }
}
