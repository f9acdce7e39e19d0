using System.Numerics;
using System.Numerics.Tensors;

namespace StdpKernels.Coefficients;

/// <summary>
/// One parameter laid out for the kernels, over the weights as a matrix (output by everything else): the value at
/// <c>(row, column)</c> stands at <c>row · RowStride + column · ColumnStride</c>, and a whole vector can be read there.
/// </summary>
/// <remarks>
/// Strides of 0 repeat. What does not vary along columns is stored as one vector of equal values a row; rows of columns are padded to
/// whole vectors.
/// </remarks>
internal sealed class CoefficientPlane<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;
    private readonly int _rowStride;
    private readonly int _columnStride;

    /// <exception cref="ArgumentException">The parameter does not broadcast to the weights.</exception>
    public CoefficientPlane(StdpParameter<T> parameter, TensorShape w, string name)
    {
        Broadcast.Require(parameter.Shape, w, name, "w");
        IsUniform = parameter.IsUniform || w.Length == 0;
        if (IsUniform)
        {
            _values = new T[Vector<T>.Count];
            _values.AsSpan().Fill(w.Length == 0 ? T.Zero : parameter.UniformValue);
            return;
        }

        int rows = Broadcast.Varies(parameter.Shape, w, 0) ? w[0] : 1;
        int columns = w.Length / w[0];
        bool variesInRow = false;
        for (int d = 1; d < w.Rank; d++)
        {
            variesInRow |= Broadcast.Varies(parameter.Shape, w, d);
        }

        int rowLength = variesInRow ? RoundUp(columns) : Vector<T>.Count;
        _columnStride = variesInRow ? 1 : 0;
        _rowStride = rows == 1 ? 0 : rowLength;
        _values = new T[checked(rows * rowLength)];

        ReadOnlySpan<T> values = parameter.Values;
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<T> rowValues = values.Slice(r * (values.Length / rows), values.Length / rows);
            Span<T> row = _values.AsSpan(r * rowLength, rowLength);
            if (variesInRow)
            {
                Broadcast.Expand(rowValues, parameter.Shape, w, 1, row[..columns]);
            }
            else
            {
                row.Fill(rowValues[0]);
            }
        }
    }

    private CoefficientPlane(T[] values, int rowStride)
    {
        _values = values;
        _rowStride = rowStride;
        _columnStride = 1;
    }

    /// <summary>Whether one value serves all weights.</summary>
    public bool IsUniform { get; }

    /// <summary>Whether any value is NaN.</summary>
    public bool HasNaN => TensorPrimitives.IsNaNAny<T>(_values);

    /// <summary>The same values, but NaN wherever one of the other planes has NaN.</summary>
    public CoefficientPlane<T> WithNaNOf(CoefficientPlane<T> first, CoefficientPlane<T> second, TensorShape w)
    {
        int columns = w.Length / w[0];
        int rowLength = RoundUp(columns);
        var values = new T[checked(w[0] * rowLength)];
        for (int row = 0; row < w[0]; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                bool poisoned = T.IsNaN(first.At(row, column)) || T.IsNaN(second.At(row, column));
                values[(row * rowLength) + column] = poisoned ? T.NaN : At(row, column);
            }
        }

        return new CoefficientPlane<T>(values, rowLength);
    }

    /// <summary>The value for all weights, where one serves all.</summary>
    public T UniformValue => _values[0];

    /// <summary>A row, of which columns below <paramref name="end"/> will be read.</summary>
    public PlaneRow<T> Row(int row, int end) => new(_values, row * _rowStride, _columnStride != 0, end);

    private T At(int row, int column) => _values[(row * _rowStride) + (column * _columnStride)];

    private static int RoundUp(int columns) =>
        checked(columns + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;
}
