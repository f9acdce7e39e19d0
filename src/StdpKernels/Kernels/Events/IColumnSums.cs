using System.Numerics;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>M of the fired columns, for one row.</summary>
internal interface IColumnSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>M of the fired column number <paramref name="i"/>.</summary>
    ScalarLane<T> this[int i] { get; }
}

/// <summary>A batch of one: M is the same in every fired column.</summary>
internal readonly struct SharedSum<T>(T m) : IColumnSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ScalarLane<T> _m = new(m);

    public ScalarLane<T> this[int i] => _m;
}

/// <summary>A batch: the sums stand at a fixed distance from each other.</summary>
internal readonly ref struct StridedSums<T>(ReadOnlySpan<T> m, int stride) : IColumnSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _m = m;
    private readonly int _stride = stride;

    public ScalarLane<T> this[int i] => new(_m[i * _stride]);
}
