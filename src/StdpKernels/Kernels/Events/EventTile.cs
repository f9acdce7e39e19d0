using System.Numerics;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>The pieces of <c>w</c> in which the event-driven kernel works, so that what it needs at a time stays near.</summary>
internal static class EventTile
{
    /// <summary>Rows whose weights are updated together.</summary>
    public const int Rows = KernelShapes.EventRows;

    /// <summary>Vectors of columns that are updated together, as wide as <see cref="VectorWidth"/> says: so many sums P stay in registers.</summary>
    public const int ColumnVectors = KernelShapes.EventColumnVectors;

    /// <summary>Columns that are updated together.</summary>
    public static int Columns<T>() => ColumnVectors * VectorWidth.Count<T>();

    /// <summary>Rows over which M is summed together, whole vectors of them: a multiple of <see cref="Rows"/>.</summary>
    public static int SumRows<T>() => KernelShapes.EventSumVectors * Vector<T>.Count;
}
