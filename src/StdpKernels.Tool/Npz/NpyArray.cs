using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StdpKernels.Tool.Npz;

/// <summary>One array of a file: its elements as they are stored, row-major, and its shape of any rank.</summary>
internal sealed class NpyArray
{
    private readonly Array _elements;
    private readonly int[] _shape;

    private NpyArray(NpyDataType type, Array elements, int[] shape)
    {
        Type = type;
        _elements = elements;
        _shape = shape;
    }

    public NpyDataType Type { get; }

    public ReadOnlySpan<int> Shape => _shape;

    public int Length => _elements.Length;

    /// <summary>An array of <c>float</c>, <c>double</c> or <c>byte</c>, over the given elements.</summary>
    public static NpyArray Create<T>(T[] elements, params ReadOnlySpan<int> shape)
        where T : unmanaged => new(NpyDataType.Of<T>(), elements, shape.ToArray());

    /// <summary>An array of truth values, each 0 or 1.</summary>
    public static NpyArray CreateBoolean(byte[] elements, params ReadOnlySpan<int> shape) =>
        new(NpyDataType.Boolean, elements, shape.ToArray());

    /// <summary>Elements from <paramref name="start"/> on, as many as the destination takes, in another type.</summary>
    public void CopyTo<T>(int start, Span<T> destination)
        where T : struct, INumberBase<T>
    {
        switch (_elements)
        {
            case float[] numbers:
                TensorPrimitives.ConvertChecked<float, T>(numbers.AsSpan(start, destination.Length), destination);
                break;
            case double[] numbers:
                TensorPrimitives.ConvertChecked<double, T>(numbers.AsSpan(start, destination.Length), destination);
                break;
            case byte[] numbers:
                TensorPrimitives.ConvertChecked<byte, T>(numbers.AsSpan(start, destination.Length), destination);
                break;
        }
    }

    /// <summary>All elements, in another type.</summary>
    public T[] ToArray<T>()
        where T : struct, INumberBase<T>
    {
        var copy = new T[Length];
        CopyTo<T>(0, copy);
        return copy;
    }

    /// <summary>Writes the elements as they stand in a file.</summary>
    public void WriteElements(Stream stream)
    {
        switch (_elements)
        {
            case float[] numbers:
                Write<float>(stream, numbers);
                break;
            case double[] numbers:
                Write<double>(stream, numbers);
                break;
            case byte[] numbers:
                Write<byte>(stream, numbers);
                break;
        }
    }

    // In pieces, since an array may have more bytes than a span can.
    private static void Write<T>(Stream stream, ReadOnlySpan<T> elements)
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
