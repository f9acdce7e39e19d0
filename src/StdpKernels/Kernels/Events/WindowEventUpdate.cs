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
    /// <param name="isFar">Whether the weights come from memory.</param>
    /// <param name="next">Memory for a number for each step of the window: the next row that fires in it.</param>
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
        bool isFar,
        Span<int> next)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int step = from; step < to; step++)
        {
            ReadOnlySpan<int> fired = rowEvents.Fired(step);
            next[step] = At(fired, EventLists.CountBefore(fired, rows.First));
        }

        for (int row = rows.First; row < rows.End; row += SilentRows.Together)
        {
            int count = Math.Min(SilentRows.Together, rows.End - row);
            Span<T> group = w.Slice(row * columns, count * columns);
            if (isFar && row == rows.First)
            {
                Prefetch.Stretch(group, 0);
            }

            bool isPlain = TSource.IsUniform && count == SilentRows.Together && !columnEvents.IsGraded;
            int share = isFar ? ((group.Length - 1) / (to - from)) + 1 : 0;
            int ahead = group.Length - (from * share);
            for (int step = from; step < to; step++)
            {
                if (isPlain)
                {
                    step = DepressSilent<T, TRule, TSource>(columnEvents, rowEvents, step, to, group, columns, row, coefficients, next, ahead, share);
                    if (step == to)
                    {
                        break;
                    }
                }

                Prefetch.Stretch(group[..share], ahead + (step * share));
                next[step] = Step<T, TRule, TSource>(columnEvents, rowEvents, step, group, columns, new RowRange(row, row + count), coefficients);
            }
        }
    }

    /// <summary>Four neighbouring rows by the steps up to the first in which one of them fired.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> holds the rows, of which <paramref name="row"/> is the first; <paramref name="next"/> has the next row that fires in
    /// each step; events of columns carry no numbers, and the parameters are numbers. Each step prefetches <paramref name="share"/> weights of the rows
    /// that follow, those from <c>ahead + step · share</c> on, counted from the first row's first.
    /// </remarks>
    /// <returns>The step in which one of them fired, or where the steps end.</returns>
    [MethodImpl(Hot.Loop)]
    private static int DepressSilent<T, TRule, TSource>(
        in WindowSteps<T> columnEvents,
        in WindowSteps<T> rowEvents,
        int step,
        int to,
        Span<T> w,
        int columns,
        int row,
        in TSource coefficients,
        ReadOnlySpan<int> next,
        int ahead,
        int share)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        // Locals that no store to a weight can alias stay in registers.
        RuleCoefficients<ScalarLane<T>> parameters = coefficients.At(0);
        ReadOnlySpan<StepList> lists = columnEvents.Lists;
        ReadOnlySpan<int> indices = columnEvents.Indices;
        ReadOnlySpan<T> traces = rowEvents.AllTraces;
        int neurons = rowEvents.Neurons;
        for (; step < to && next[step] >= row + SilentRows.Together; step++)
        {
            if (share > 0)
            {
                Prefetch.Stretch(w[..share], ahead + (step * share));
            }

            StepList list = lists[step];
            SilentRows.DepressFour<T, TRule, PlainEvents>(
                w,
                columns,
                traces.Slice((step * neurons) + row, SilentRows.Together),
                indices.Slice(list.First, list.Count),
                [],
                T.One,
                parameters,
                ahead: 0);
        }

        return step;
    }

    /// <summary>Some rows by one step, one by one.</summary>
    /// <returns>The next row that fires in the step.</returns>
    [MethodImpl(Hot.Loop)]
    private static int Step<T, TRule, TSource>(
        in WindowSteps<T> columnEvents,
        in WindowSteps<T> rowEvents,
        int step,
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
        int next = EventLists.CountBefore(firedRows, rows.First);
        for (int row = rows.First; row < rows.End; row++)
        {
            Span<T> weights = w.Slice((row - rows.First) * columns, columns);
            if (At(firedRows, next) == row)
            {
                WindowRow.Update<T, TRule, TSource>(columnEvents, rowEvents, step, weights, row, column: 0, coefficients);
                next++;
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

        return At(firedRows, next);
    }

    // Behind the last no row fires.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int At(ReadOnlySpan<int> firedRows, int place) => place < firedRows.Length ? firedRows[place] : int.MaxValue;
}
