using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Validation;

namespace StdpKernels.Coefficients;

/// <summary>
/// One parameter laid out for the kernels, over the weights as a matrix (output by everything else): a value for each column of a row,
/// padded to whole vectors; one row for all where it does not vary among rows.
/// </summary>
/// <remarks>
/// Also a value that is the same for all weights is stored for each column, but only where another parameter is a tensor: kernels then read
/// all parameters alike.
/// </remarks>
internal sealed class CoefficientPlane<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _columns;
    private Storage<T> _values;
    private readonly StdpParameter<T> _source;
    private readonly int _rowStride;

    /// <exception cref="ArgumentException">The parameter does not broadcast to the weights, or is too large when laid out.</exception>
    public CoefficientPlane(StdpParameter<T> parameter, TensorShape w, string name)
    {
        Broadcast.Require(parameter.Shape, w, name, "w");
        _source = parameter;
        IsUniform = parameter.IsUniform || w.Length == 0;
        int columns = w.Length == 0 ? 0 : w.Length / w[0];
        _columns = Math.Max(1, columns);
        if (IsUniform)
        {
            Require.Fits(VectorWidth.RoundUp<T>(_columns), $"{name} laid out for the kernels", "parameters");
            UniformValue = w.Length == 0 ? T.Zero : parameter.UniformValue;
            return;
        }

        int rows = Broadcast.Varies(parameter.Shape, w, 0) ? w[0] : 1;
        (int rowLength, _values) = Layout(rows, _columns, name);
        _rowStride = rows == 1 ? 0 : rowLength;

        ReadOnlySpan<T> values = parameter.Values;
        for (int r = 0; r < rows; r++)
        {
            Broadcast.Expand(
                values.Slice(r * (values.Length / rows), values.Length / rows),
                parameter.Shape,
                w,
                1,
                _values.Span.Slice(r * rowLength, columns));
        }
    }

    private CoefficientPlane(Storage<T> values, int rowStride)
    {
        _values = values;
        _rowStride = rowStride;
    }

    /// <summary>Whether one value serves all weights.</summary>
    public bool IsUniform { get; }

    /// <summary>Whether any value is NaN.</summary>
    public bool HasNaN => IsUniform ? T.IsNaN(UniformValue) : TensorPrimitives.IsNaNAny<T>(_values.Span);

    /// <summary>
    /// Whether every value is known to be at least the one of another plane: quickly, so that the answer may be no where it is.
    /// </summary>
    public bool IsAtLeast(CoefficientPlane<T> other) =>
        IsUniform && other.IsUniform ? UniformValue >= other.UniformValue : _source.IsSameTensor(other._source);

    /// <summary>The same values, but NaN wherever one of the other planes has NaN.</summary>
    public CoefficientPlane<T> WithNaNOf(CoefficientPlane<T> first, CoefficientPlane<T> second, TensorShape w)
    {
        int columns = w.Length / w[0];
        (int rowLength, Storage<T> storage) = Layout(w[0], columns, "EtaPlus, with the NaN of bounds,");
        Span<T> values = storage.Span;
        for (int row = 0; row < w[0]; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                bool poisoned = T.IsNaN(first.At(row, column)) || T.IsNaN(second.At(row, column));
                values[(row * rowLength) + column] = poisoned ? T.NaN : At(row, column);
            }
        }

        return new CoefficientPlane<T>(storage, rowLength);
    }

    /// <summary>Stores a value that serves all weights for each column, before kernels read the plane.</summary>
    public void LayOut()
    {
        if (IsUniform && _values.Length == 0)
        {
            _values = Storage<T>.Of((int)VectorWidth.RoundUp<T>(_columns));
            _values.Span.Fill(UniformValue);
        }
    }

    /// <summary>The value for all weights, where one serves all.</summary>
    public T UniformValue { get; }

    /// <summary>The first value of a row, of which whole vectors up to column <paramref name="end"/> will be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Row(int row, int end)
    {
        // This check is what makes the unchecked loads safe: rows are padded to whole vectors.
        int start = row * _rowStride;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(VectorWidth.RoundUp<T>(end), _values.Length - start);
        return ref _values.Span[start];
    }

    /// <summary>The values of a row, and what pads it.</summary>
    public ReadOnlySpan<T> Row(int row)
    {
        int start = row * _rowStride;
        return _values.Span[start..(_rowStride == 0 ? _values.Length : start + _rowStride)];
    }

    private T At(int row, int column) => IsUniform ? UniformValue : _values.Span[(row * _rowStride) + column];

    private static (int RowLength, Storage<T> Values) Layout(int rows, int columns, string name)
    {
        long rowLength = VectorWidth.RoundUp<T>(columns);
        Require.Fits(rows * rowLength, $"{name} laid out for the kernels", "parameters");
        return ((int)rowLength, Storage<T>.Of((int)(rows * rowLength)));
    }
}
