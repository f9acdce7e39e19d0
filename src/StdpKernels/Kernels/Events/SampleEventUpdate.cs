using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Events;

/// <summary>The event-driven linear step of a batch of one: nothing to sum.</summary>
/// <remarks>
/// Contract: as for <see cref="EventUpdate"/>, and the operands hold the same activity densely; events may carry any numbers. A row that
/// fired is updated as a whole, from products; in the silent rows between, only the columns that fired are. Only the given rows are
/// written.
/// </remarks>
internal static class SampleEventUpdate
{
    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        in EventSide<T> firedColumns,
        in EventSide<T> firedRows,
        in LinearOperands<T> operands,
        Span<T> w,
        RowRange rows,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int columns = operands.Inputs;
        int silentFrom = rows.First;
        ReadOnlySpan<int> fired = firedRows.Lists.Indices;
        for (int i = 0; i < fired.Length; i++)
        {
            int row = fired[i];
            if (row < rows.First || row >= rows.End)
            {
                continue;
            }

            DepressSilent<T, TRule, TSource>(firedColumns, new RowRange(silentFrom, row), operands, w, coefficients);
            WeightRow.Update<T, TRule, TSource, ProductSums<T>>(
                w.Slice(row * columns, columns),
                new ProductSums<T>(operands.TracePre, operands.ActivityPre, firedRows.At(i), operands.TracePost[row]),
                coefficients,
                row,
                0);
            silentFrom = row + 1;
        }

        DepressSilent<T, TRule, TSource>(firedColumns, new RowRange(silentFrom, rows.End), operands, w, coefficients);
    }

    [MethodImpl(Hot.Way)]
    private static void DepressSilent<T, TRule, TSource>(
        in EventSide<T> firedColumns, RowRange silent, in LinearOperands<T> operands, Span<T> w, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int columns = operands.Inputs;
        Span<T> rows = w[(silent.First * columns)..];
        ReadOnlySpan<T> traces = operands.TracePost[silent.First..silent.End];
        ReadOnlySpan<int> fired = firedColumns.Lists.Indices;
        if (firedColumns.Values.IsEmpty)
        {
            SilentRows.Depress<T, TRule, TSource, PlainEvents>(
                rows, columns, traces, fired, [], firedColumns.Common, coefficients, silent.First);
        }
        else
        {
            SilentRows.Depress<T, TRule, TSource, GradedEvents>(
                rows, columns, traces, fired, firedColumns.Values, T.Zero, coefficients, silent.First);
        }
    }
}
