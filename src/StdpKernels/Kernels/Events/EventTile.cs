using System.Numerics;

namespace StdpKernels.Kernels.Events;

/// <summary>The pieces of <c>w</c> in which the event-driven kernel works, so that what it needs at a time stays near.</summary>
internal static class EventTile
{
    /// <summary>Rows whose weights are updated together.</summary>
    public const int Rows = 4;

    /// <summary>Vectors of columns that are updated together: so many sums P stay in registers.</summary>
    public const int ColumnVectors = 8;

    /// <summary>Columns that are updated together.</summary>
    public static int Columns<T>() => ColumnVectors * Vector<T>.Count;

    /// <summary>Rows over which M is summed together, two vectors of them: a multiple of <see cref="Rows"/>.</summary>
    public static int SumRows<T>() => 2 * Vector<T>.Count;
}
