using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>One row of the weights of a batch of one by one step of a window.</summary>
internal static class WindowRow
{
    /// <summary>The columns from one on.</summary>
    /// <remarks>Contract: <paramref name="w"/> is the row; <paramref name="column"/> is a multiple of the vector length within it.</remarks>
    [MethodImpl(Hot.Way)]
    public static void Update<T, TRule, TSource>(
        in WindowSteps<T> columnSteps, in WindowSteps<T> rowSteps, int step, Span<T> w, int row, int column, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct =>
        WeightRow.Update<T, TRule, TSource, ProductSums<T>>(
            w,
            new ProductSums<T>(columnSteps.Trace(step), columnSteps.Activity(step), rowSteps.Activity(step)[row], rowSteps.Trace(step)[row]),
            coefficients,
            row,
            column: 0,
            from: column);
}
