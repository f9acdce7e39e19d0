using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Propagation;

/// <summary>Propagation through a row-major matrix, sample by sample: to its columns, or to its rows.</summary>
/// <remarks>
/// Contract: events are valid lists of neurons whose activity is not zero; currents are <c>[B, columns]</c> or <c>[B, rows]</c> and overlap
/// nothing that is read. Only the currents of the given targets are written, each term by term in the order of the lists.
/// </remarks>
internal static class MatrixPropagation
{
    /// <summary>What it costs, in cycles.</summary>
    public static double Cost<T>(int events, int rows, int columns, bool toColumns) => toColumns
        ? events * (double)columns / Vector<T>.Count * StepCosts.SumTerm
        : Math.Min(
            events * (double)rows * StepCosts.StridedTerm,
            (rows * (double)columns * StepCosts.TransposedElement) + (events * (double)rows / Vector<T>.Count * StepCosts.SumTerm));

    /// <summary>From rows that fired to columns.</summary>
    [MethodImpl(Hot.Way)]
    public static void ToColumns<T, TKind>(in EventSide<T> events, ReadOnlySpan<T> w, RowRange targets, int columns, Span<T> currents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        for (int sample = 0; sample < events.Lists.BatchSize; sample++)
        {
            FiredRows.Add<T, TKind>(
                events.Lists[sample], events.ValuesOf(sample), w, targets, currents.Slice(sample * columns, columns));
        }
    }

    /// <summary>From columns that fired to rows.</summary>
    [MethodImpl(Hot.Way)]
    public static void ToRows<T, TKind>(
        in EventSide<T> events, ReadOnlySpan<T> w, RowRange targets, int rows, int columns, Span<T> currents, Scratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        if (FiredColumns.PrefersPanels<T>(events.Lists.Indices.Length, columns))
        {
            Span<T> panel = scratch.Take((int)PanelLength<T>(columns));
            for (int first = targets.First; first < targets.End; first += FiredColumns.PanelRows<T>())
            {
                var block = new RowRange(first, Math.Min(targets.End, first + FiredColumns.PanelRows<T>()));
                FiredColumns.Pack(w, columns, block, panel);
                for (int sample = 0; sample < events.Lists.BatchSize; sample++)
                {
                    FiredColumns.AddPanel<T, TKind>(
                        events.Lists[sample], events.ValuesOf(sample), panel, currents.Slice((sample * rows) + first, block.Count));
                }
            }

            return;
        }

        for (int sample = 0; sample < events.Lists.BatchSize; sample++)
        {
            FiredColumns.Add<T, TKind>(
                events.Lists[sample], events.ValuesOf(sample), w, columns, targets, currents.Slice(sample * rows, rows));
        }
    }

    /// <summary>Elements of a panel.</summary>
    public static long PanelLength<T>(int columns) => (long)columns * FiredColumns.PanelRows<T>();
}
