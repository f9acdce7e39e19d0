using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>The dimensions of a row-major tensor: at most four, none of them negative.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct TensorShape : IEquatable<TensorShape>
{
    /// <summary>The largest number of dimensions.</summary>
    internal const int MaxRank = 4;

    private readonly Dimensions _dimensions;

    /// <summary>A shape with the given dimensions, outermost first; none at all for a single element.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <exception cref="ArgumentException">More than four dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension, or more than <see cref="int.MaxValue"/> elements.</exception>
    public TensorShape(params ReadOnlySpan<int> dimensions)
        : this(dimensions, nameof(dimensions))
    {
    }

    /// <summary>A shape that was given to another call, under the name that this call has for it.</summary>
    internal TensorShape(ReadOnlySpan<int> dimensions, string name)
    {
        if (dimensions.Length > MaxRank)
        {
            throw new ArgumentException(
                $"{name} must give at most {MaxRank} dimensions, but {Format(dimensions)} has {dimensions.Length}.", name);
        }

        long length = 1;
        foreach (int dimension in dimensions)
        {
            if (dimension < 0)
            {
                throw new ArgumentOutOfRangeException(
                    name, dimension, $"{name} must have dimensions of zero or more, but the shape is {Format(dimensions)}.");
            }

            // At most int.MaxValue before each factor, so that the product fits a long.
            length = Math.Min(length * dimension, int.MaxValue + 1L);
        }

        // A zero further right undoes an overflow on its left: the tensor is empty.
        if (length > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                name, $"{name} must be small enough for {int.MaxValue} elements, but the shape {Format(dimensions)} has more.");
        }

        Rank = dimensions.Length;
        Length = (int)length;
        dimensions.CopyTo(_dimensions);
    }

    private TensorShape(int length)
    {
        Rank = 1;
        Length = length;
        _dimensions[0] = length;
    }

    /// <summary>The number of dimensions, 0 to 4.</summary>
    public int Rank { get; }

    /// <summary>The number of elements: the product of the dimensions, 1 where there are none.</summary>
    public int Length => Rank == 0 ? 1 : field;

    /// <summary>One dimension.</summary>
    /// <param name="index">Which, from the outermost; <c>^1</c> is the innermost.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public int this[Index index]
    {
        get
        {
            int i = index.GetOffset(Rank);
            if ((uint)i >= (uint)Rank)
            {
                ThrowIndex(i);
            }

            return _dimensions[i];
        }
    }

    /// <summary>Whether the dimensions are the same.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(TensorShape left, TensorShape right) => left.Equals(right);

    /// <summary>Whether the dimensions differ.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(TensorShape left, TensorShape right) => !left.Equals(right);

    /// <summary>The shape of a span: one dimension, which is valid as it is.</summary>
    internal static TensorShape OfLength(int length) => new(length);

    /// <summary>The shape of one sample as a batch of one: the outermost of at least one dimension becomes 1.</summary>
    internal TensorShape OfOneSample()
    {
        Dimensions one = _dimensions;
        one[0] = 1;
        return new TensorShape(((ReadOnlySpan<int>)one)[..Rank]);
    }

    /// <inheritdoc/>
    public bool Equals(TensorShape other) =>
        Rank == other.Rank
        && _dimensions[0] == other._dimensions[0]
        && _dimensions[1] == other._dimensions[1]
        && _dimensions[2] == other._dimensions[2]
        && _dimensions[3] == other._dimensions[3];

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorShape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Rank, _dimensions[0], _dimensions[1], _dimensions[2], _dimensions[3]);

    /// <summary>The dimensions in brackets, such as <c>[32, 784]</c>.</summary>
    public override string ToString() => Format(((ReadOnlySpan<int>)_dimensions)[..Rank]);

    /// <summary>The place of an element in brackets, such as <c>[0, 3]</c>.</summary>
    /// <param name="index">The element, as it lies in memory.</param>
    internal string PlaceOf(int index)
    {
        Span<int> place = stackalloc int[Rank];
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            (index, place[axis]) = Math.DivRem(index, _dimensions[axis]);
        }

        return Format(place);
    }

    // A method of its own: dimensions are asked for many times a step, and the text would be compiled into each place.
    [DoesNotReturn]
    private void ThrowIndex(int index) =>
        throw new ArgumentOutOfRangeException(
            nameof(index), index, $"index must be that of one of the {Plural.Of(Rank, "dimension")} of {this}.");

    private static string Format(ReadOnlySpan<int> dimensions) =>
        $"[{string.Join(", ", dimensions.ToArray())}]";

    [InlineArray(MaxRank)]
    private struct Dimensions
    {
        private int _first;
    }
}
