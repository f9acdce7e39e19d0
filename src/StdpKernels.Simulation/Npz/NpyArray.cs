using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>An array for NumPy: numbers, row-major, and a shape of any rank.</summary>
public sealed class NpyArray
{
    private readonly Array _elements;
    private readonly int[] _shape;

    private NpyArray(NpyDataType type, Array elements, int[] shape)
    {
        long length = 1;
        foreach (int dimension in shape)
        {
            Check.Count(dimension, nameof(shape));
            length *= dimension;
        }

        if (length != elements.Length)
        {
            Require.Throw(
                $"shape must be of {Plural.Of(elements.Length, "element")}, but [{string.Join(", ", shape)}] is of {length}.", nameof(shape));
        }

        (Type, _elements, _shape) = (type, elements, shape);
    }

    /// <summary>The dimensions, outermost first.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>How many elements there are.</summary>
    public int Length => _elements.Length;

    /// <summary>What the elements are.</summary>
    internal NpyDataType Type { get; }

    /// <summary>An array over the given elements.</summary>
    /// <typeparam name="T"><see cref="byte"/>, <see cref="int"/>, <see cref="long"/>, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="elements">The elements; not copied.</param>
    /// <param name="shape">The dimensions, outermost first; none for a single number.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="elements"/> is null.</exception>
    /// <exception cref="ArgumentException">The shape is not one of so many elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public static NpyArray Create<T>(T[] elements, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new(NpyDataType.Of<T>(), elements, shape.ToArray());
    }

    /// <summary>An array of truth values, each 0 or 1.</summary>
    internal static NpyArray CreateBoolean(byte[] elements, params ReadOnlySpan<int> shape) =>
        new(NpyDataType.Boolean, elements, shape.ToArray());

    /// <summary>Elements from <paramref name="start"/> on, as many as the destination takes, in another type.</summary>
    internal void CopyTo<T>(int start, Span<T> destination)
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
            case int[] numbers:
                TensorPrimitives.ConvertChecked<int, T>(numbers.AsSpan(start, destination.Length), destination);
                break;
            case long[] numbers:
                TensorPrimitives.ConvertChecked<long, T>(numbers.AsSpan(start, destination.Length), destination);
                break;
        }
    }

    /// <summary>All elements, in another type.</summary>
    internal T[] ToArray<T>()
        where T : struct, INumberBase<T>
    {
        var copy = new T[Length];
        CopyTo<T>(0, copy);
        return copy;
    }

    /// <summary>Writes the array as it stands in a file.</summary>
    internal void Write(Stream stream)
    {
        NpyFile.WriteHeader(stream, Type, _shape);
        switch (_elements)
        {
            case float[] numbers:
                NpyFile.WriteElements<float>(stream, numbers);
                break;
            case double[] numbers:
                NpyFile.WriteElements<double>(stream, numbers);
                break;
            case byte[] numbers:
                NpyFile.WriteElements<byte>(stream, numbers);
                break;
            case int[] numbers:
                NpyFile.WriteElements<int>(stream, numbers);
                break;
            case long[] numbers:
                NpyFile.WriteElements<long>(stream, numbers);
                break;
        }
    }
}
