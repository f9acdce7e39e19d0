using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Events;

/// <summary>The event-driven linear step of a batch of one: nothing to sum.</summary>
/// <remarks>
/// Contract: as for <see cref="EventUpdate"/>, and the operands hold the same activity densely. A row that fired is updated as a
/// whole, from products; in the silent rows between, only the columns that fired are.
/// </remarks>
internal static class SampleEventUpdate
{
    public static void Run<T, TRule, TSource>(
        ReadOnlySpan<int> firedColumns,
        ReadOnlySpan<int> firedRows,
        in LinearOperands<T> operands,
        Span<T> w,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        int columns = operands.Inputs;
        int silentFrom = 0;
        foreach (int row in firedRows)
        {
            SilentRows.Depress<T, TRule, TSource>(
                w[(silentFrom * columns)..], columns, operands.TracePost[silentFrom..row], firedColumns, coefficients, silentFrom);
            WeightRow.Update<T, TRule, TSource, ProductSums<T>>(
                w.Slice(row * columns, columns),
                new ProductSums<T>(operands.TracePre, operands.ActivityPre, T.One, operands.TracePost[row]),
                coefficients,
                row,
                0);
            silentFrom = row + 1;
        }

        SilentRows.Depress<T, TRule, TSource>(
            w[(silentFrom * columns)..], columns, operands.TracePost[silentFrom..], firedColumns, coefficients, silentFrom);
    }
}
