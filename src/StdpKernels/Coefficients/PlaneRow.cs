using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Coefficients;

/// <summary>One row of a <see cref="CoefficientPlane{T}"/>.</summary>
internal readonly struct PlaneRow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;
    private readonly int _start;

    // All ones where the values vary along the row; zero where its first vector serves all columns.
    private readonly int _mask;

    /// <summary>The row that starts at <paramref name="start"/>, of which columns below <paramref name="end"/> will be read.</summary>
    public PlaneRow(T[] values, int start, bool varies, int end)
    {
        _values = values;
        _start = start;
        _mask = varies ? -1 : 0;

        // This check is what makes the unchecked loads safe: rows are padded to whole vectors.
        int width = Vector<T>.Count;
        int last = ((Math.Max(end, 1) - 1) / width * width) & _mask;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + last + width, values.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VectorLane<T> Load(int column) => new(
        Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_values), (nuint)(_start + (column & _mask))));

    public ScalarLane<T> At(int column) => new(_values[_start + (column & _mask)]);
}
