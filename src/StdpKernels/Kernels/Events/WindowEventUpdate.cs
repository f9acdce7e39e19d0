using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Events;

/// <summary>The event-driven linear steps of a window, for a batch of one: a few rows take all steps while they are in the first-level cache.</summary>
/// <remarks>
/// Contract: as for <see cref="SampleEventUpdate"/> in every step from <c>from</c> up to, not including, <c>to</c>. Each weight takes the updates
/// that it would take step by step, in order of time; only the given rows are written.
/// </remarks>
internal static class WindowEventUpdate
{
    /// <param name="columnEvents">The side of the columns.</param>
    /// <param name="rowEvents">The side of the rows.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">Where the steps end.</param>
    /// <param name="w">The weights, <c>[rows, columns]</c>.</param>
    /// <param name="columns">Weights of a row.</param>
    /// <param name="rows">The rows to update.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    /// <param name="next">Memory for a number for each step of the window.</param>
    [MethodImpl(Hot.Loop)]
    public static void Run<T, TRule, TSource>(
        in WindowSteps<T> columnEvents,
        in WindowSteps<T> rowEvents,
        int from,
        int to,
        Span<T> w,
        int columns,
        RowRange rows,
        in TSource coefficients,
        Span<int> next)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int step = from; step < to; step++)
        {
            next[step] = EventLists.CountBefore(rowEvents.Fired(step), rows.First);
        }

        RuleCoefficients<ScalarLane<T>> parameters = TSource.IsUniform ? coefficients.At(0) : default;
        bool isFar = Prefetch.IsFar<T>(w);
        for (int row = rows.First; row < rows.End; row += SilentRows.Together)
        {
            int count = Math.Min(SilentRows.Together, rows.End - row);
            Span<T> group = w.Slice(row * columns, count * columns);
            if (isFar)
            {
                Prefetch.Stretch(group, group.Length);
            }

            bool isPlain = TSource.IsUniform && count == SilentRows.Together && !columnEvents.IsGraded;
            for (int step = from; step < to; step++)
            {
                ReadOnlySpan<int> firedRows = rowEvents.Fired(step);
                if (isPlain && (next[step] >= firedRows.Length || firedRows[next[step]] >= row + count))
                {
                    SilentRows.DepressFour<T, TRule, PlainEvents>(
                        group, columns, rowEvents.Trace(step).Slice(row, count), columnEvents.Fired(step), [], T.One, parameters, ahead: 0);
                }
                else
                {
                    next[step] += Step<T, TRule, TSource>(
                        columnEvents, rowEvents, step, next[step], group, columns, new RowRange(row, row + count), coefficients);
                }
            }
        }
    }

    /// <summary>Some rows by one step, one by one.</summary>
    /// <returns>How many of them fired.</returns>
    [MethodImpl(Hot.Loop)]
    private static int Step<T, TRule, TSource>(
        in WindowSteps<T> columnEvents,
        in WindowSteps<T> rowEvents,
        int step,
        int next,
        Span<T> w,
        int columns,
        RowRange rows,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        ReadOnlySpan<int> firedRows = rowEvents.Fired(step), firedColumns = columnEvents.Fired(step);
        ReadOnlySpan<T> traces = rowEvents.Trace(step);
        int fired = 0;
        for (int row = rows.First; row < rows.End; row++)
        {
            Span<T> weights = w.Slice((row - rows.First) * columns, columns);
            if (next + fired < firedRows.Length && firedRows[next + fired] == row)
            {
                WindowRow.Update<T, TRule, TSource>(columnEvents, rowEvents, step, weights, row, column: 0, coefficients);
                fired++;
            }
            else if (columnEvents.IsGraded)
            {
                SilentRows.Depress<T, TRule, TSource, GradedEvents>(
                    weights, columns, traces.Slice(row, 1), firedColumns, columnEvents.FiredValues(step), T.Zero, coefficients, row);
            }
            else
            {
                // The first term of a sum is added to zero.
                SilentRows.Depress<T, TRule, TSource>(weights, [T.Zero + traces[row]], mStride: 0, firedColumns, coefficients, row);
            }
        }

        return fired;
    }
}
