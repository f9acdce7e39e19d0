using System.Runtime.InteropServices;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Npz;

/// <summary>Reads arrays in NumPy's <c>.npy</c> format.</summary>
internal static class NpyFormat
{
    private const int FirstPieceLength = 1 << 16;

    /// <summary>Reads one array, to the end of the stream.</summary>
    /// <exception cref="NpyFormatException">It is malformed, or of a kind that the tool does not read.</exception>
    public static NpyArray Read(Stream stream)
    {
        NpyHeader header = NpyHeader.Read(stream);
        NpyArray array = CreateArray(header, stream);
        return stream.ReadByte() < 0 ? array : throw NpyFormatException.OfLength(header, more: true);
    }

    private static NpyArray CreateArray(NpyHeader header, Stream stream)
    {
        if (header.Type == NpyDataType.Float32)
        {
            return NpyArray.Create(ReadElements<float>(stream, header), header.Shape);
        }

        if (header.Type == NpyDataType.Float64)
        {
            return NpyArray.Create(ReadElements<double>(stream, header), header.Shape);
        }

        byte[] bytes = ReadElements<byte>(stream, header);
        if (header.Type == NpyDataType.UInt8)
        {
            return NpyArray.Create(bytes, header.Shape);
        }

        // Any bits but zero are true, as in NumPy.
        foreach (ref byte value in bytes.AsSpan())
        {
            value = Math.Min(value, (byte)1);
        }

        return NpyArray.CreateBoolean(bytes, header.Shape);
    }

    // Memory grows with what has really been read, so that a header cannot claim more than the file brings.
    private static T[] ReadElements<T>(Stream stream, NpyHeader header)
        where T : unmanaged
    {
        var elements = new T[Math.Min(header.Length, FirstPieceLength)];
        for (int read = 0; read < header.Length;)
        {
            if (read == elements.Length)
            {
                Array.Resize(ref elements, (int)Math.Min(header.Length, 2L * elements.Length));
            }

            Span<byte> piece = MemoryMarshal.AsBytes(elements.AsSpan(read, Math.Min(elements.Length - read, FirstPieceLength)));
            if (stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false) < piece.Length)
            {
                throw NpyFormatException.OfLength(header, more: false);
            }

            read += piece.Length / header.Type.Size;
        }

        return elements;
    }
}
