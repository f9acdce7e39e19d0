using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels;

/// <summary>One parameter of the rule: a number, or a tensor that broadcasts to the trace or weight it belongs to.</summary>
/// <remarks>
/// Broadcasting is NumPy's: shapes are aligned at their last dimension, and a dimension of one repeats. A tensor never enlarges
/// what it belongs to. A number is kept in double precision and rounded to <typeparamref name="T"/> where it meets an
/// array; <c>dt · tau_inv</c> of two numbers is formed in double precision first. A tensor's values are copied, so that a
/// parameter never changes.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[CollectionBuilder(typeof(StdpParameter), nameof(StdpParameter.Create))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct StdpParameter<T> : IEquatable<StdpParameter<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double _number;
    private readonly T[]? _tensor;
    private readonly TensorShape _shape;

    /// <summary>A plain number.</summary>
    /// <param name="number">Its value.</param>
    public StdpParameter(double number) => _number = number;

    /// <summary>A tensor. Its values are copied.</summary>
    /// <param name="values">The values, row-major.</param>
    /// <param name="shape">The shape, up to four dimensions; none at all for a tensor of one element without dimensions.</param>
    /// <exception cref="ArgumentException">
    /// More than four dimensions, or the number of values is not the product of the dimensions.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension, or more than <see cref="int.MaxValue"/> elements.</exception>
    public StdpParameter(ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
    {
        var view = new ReadOnlyTensorView<T>(values, shape);
        _tensor = view.Span.ToArray();
        _shape = view.Shape;
    }

    /// <summary>A tensor that owns its array: nobody else may write to it.</summary>
    internal StdpParameter(T[] values, TensorShape shape)
    {
        _tensor = values;
        _shape = shape;
    }

    /// <summary>Whether this is a tensor. A tensor of one element without dimensions counts as one.</summary>
    public bool IsTensor => _tensor is not null;

    /// <summary>The shape: that of the tensor, or no dimensions for a number.</summary>
    public TensorShape Shape => _shape;

    /// <summary>The tensor's values, row-major; empty for a number.</summary>
    public ReadOnlySpan<T> Values => _tensor;

    /// <summary>The number, unrounded.</summary>
    /// <exception cref="InvalidOperationException">This is a tensor.</exception>
    public double Number => _tensor is null
        ? _number
        : throw new InvalidOperationException($"Number is of a parameter that is a number, but this is a tensor of shape {_shape}.");

    /// <summary>Whether one value serves everywhere: a number, or a tensor of one element.</summary>
    internal bool IsUniform => _shape.Length == 1;

    /// <summary>Whether the two are tensors over the same memory, as parameters made with <c>with</c> share it.</summary>
    internal bool IsSameTensor(StdpParameter<T> other) =>
        _tensor is not null && ReferenceEquals(_tensor, other._tensor) && _shape == other._shape;

    /// <summary>Whether the two are known to be equal, without a look at the values of tensors.</summary>
    internal bool IsSame(StdpParameter<T> other) => _tensor is null
        ? other._tensor is null && BitConverter.DoubleToInt64Bits(_number) == BitConverter.DoubleToInt64Bits(other._number)
        : IsSameTensor(other);

    /// <summary>The one value, rounded to the type it will meet.</summary>
    internal T UniformValue => _tensor is null ? T.CreateTruncating(_number) : _tensor[0];

    /// <summary>A plain number.</summary>
    /// <param name="number">Its value.</param>
    public static implicit operator StdpParameter<T>(double number) => new(number);

    /// <summary>A tensor of one dimension. Its values are copied.</summary>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static implicit operator StdpParameter<T>(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new StdpParameter<T>(values, values.Length);
    }

    /// <summary>Goes through <see cref="Values"/>.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => Values.GetEnumerator();

    /// <summary>Whether both are numbers, or tensors of equal shape, with the same bits.</summary>
    /// <param name="left">One parameter.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(StdpParameter<T> left, StdpParameter<T> right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    /// <param name="left">One parameter.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(StdpParameter<T> left, StdpParameter<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(StdpParameter<T> other) =>
        IsTensor == other.IsTensor && _shape == other._shape
        && BitConverter.DoubleToInt64Bits(_number) == BitConverter.DoubleToInt64Bits(other._number)
        && SameBits(Values, other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StdpParameter<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BitConverter.DoubleToInt64Bits(_number), _shape);

    private static bool SameBits(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
    {
        // A piece at a time: the bytes of all may be more than one span can have.
        const int Piece = 1 << 20;
        bool same = true;
        for (; same && !left.IsEmpty; left = left[Math.Min(Piece, left.Length)..], right = right[Math.Min(Piece, right.Length)..])
        {
            same = MemoryMarshal.AsBytes(left[..Math.Min(Piece, left.Length)])
                .SequenceEqual(MemoryMarshal.AsBytes(right[..Math.Min(Piece, right.Length)]));
        }

        return same;
    }

    /// <summary>The number, or the type and shape of the tensor.</summary>
    public override string ToString() =>
        _tensor is null ? _number.ToString(CultureInfo.InvariantCulture) : $"{typeof(T).Name}{_shape}";
}

/// <summary>Makes parameters out of collection expressions.</summary>
public static class StdpParameter
{
    /// <summary>A tensor of one dimension, as in <c>EtaPlus = [0.1f, 0.2f]</c>. Its values are copied.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">The values.</param>
    public static StdpParameter<T> Create<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(values, values.Length);
}
