using System.Numerics;
using System.Runtime.CompilerServices;

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

        int rowLength = variesInRow ? checked(columns + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count : Vector<T>.Count;
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

    /// <summary>Whether one value serves all weights.</summary>
    public bool IsUniform { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Load(int row, int column) =>
        new(_values.AsSpan((row * _rowStride) + (column * _columnStride)));

    public Vector<T> Gather(int row, ReadOnlySpan<int> columns)
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        lanes.Clear();
        for (int i = 0; i < columns.Length; i++)
        {
            lanes[i] = _values[(row * _rowStride) + (columns[i] * _columnStride)];
        }

        return new Vector<T>(lanes);
    }
}
