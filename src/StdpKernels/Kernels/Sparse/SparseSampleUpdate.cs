using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Sparse;

/// <summary>The event-driven step of sparse synapses, of a batch of one: nothing to sum.</summary>
/// <remarks>
/// <para>
/// Contract: events are valid lists, and activity holds the same densely; traces are finite and weights steady; nothing overlaps. Only the
/// synapses of the given rows are written: a postsynaptic neuron that fires takes its incoming synapses, where those from presynaptic
/// neurons that fire too have a sum of zero, which leaves a steady weight as it is; then a presynaptic neuron that fires takes all of its
/// outgoing synapses, with what the postsynaptic side adds to them.
/// </para>
/// <para>
/// Outgoing synapses lie side by side. Incoming ones are one random line of memory each, which is called for some synapses ahead where the
/// weights are larger than the caches.
/// </para>
/// </remarks>
internal static class SparseSampleUpdate
{
    /// <summary>Makes the scratch memory as large as any step can need.</summary>
    public static void Reserve<T>(SparseIndex index, SparseScratch<T> scratch) => scratch.SilentTraces.Take(index.Inputs);

    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        in EventSide<T> pre,
        in EventSide<T> post,
        in SparseOperands<T> operands,
        Span<T> w,
        SparseIndex index,
        RowRange rows,
        in TSource coefficients,
        SparseScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        ReadOnlySpan<int> firedPre = pre.Lists.Indices, firedPost = post.Lists.Indices;
        bool far = Prefetch.IsFar<T>(w);
        Span<T> p = stackalloc T[SparseStretch.MaxLength], m = stackalloc T[SparseStretch.MaxLength];
        ReadOnlySpan<T> silentTraces = SilentTraces(pre, post, operands.TracePre, rows, scratch);
        for (int i = 0; i < firedPost.Length; i++)
        {
            if (!T.IsZero(post.At(i)))
            {
                UpdateColumn<T, TRule, TSource>(firedPost[i], post.At(i), silentTraces, w, index, rows, coefficients, p, m, far);
            }
        }

        for (int i = 0; i < firedPre.Length; i++)
        {
            int row = firedPre[i];
            if (row >= rows.First && row < rows.End && !T.IsZero(pre.At(i)))
            {
                if (far && i + 1 < firedPre.Length)
                {
                    SparsePrefetch.Row<T>(w, index, firedPre[i + 1]);
                }

                UpdateRow<T, TRule, TSource>(row, pre.At(i), firedPost, operands, w, index, coefficients, p, m, far);
            }
        }
    }

    /// <summary>The presynaptic traces with zeros for neurons that fire, as far as they belong to the rows.</summary>
    [MethodImpl(Hot.Way)]
    private static ReadOnlySpan<T> SilentTraces<T>(
        in EventSide<T> pre, in EventSide<T> post, ReadOnlySpan<T> traces, RowRange rows, SparseScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<int> fired = pre.Lists.Indices;
        if (fired.IsEmpty || post.Lists.Indices.IsEmpty)
        {
            return traces;
        }

        Span<T> silent = scratch.SilentTraces.Take(traces.Length);
        traces[rows.First..rows.End].CopyTo(silent[rows.First..rows.End]);
        for (int i = 0; i < fired.Length; i++)
        {
            silent[fired[i]] = T.IsZero(pre.At(i)) ? silent[fired[i]] : T.Zero;
        }

        return silent;
    }

    [MethodImpl(Hot.Loop)]
    private static void UpdateRow<T, TRule, TSource>(
        int row,
        T activity,
        ReadOnlySpan<int> firedPost,
        in SparseOperands<T> operands,
        Span<T> w,
        SparseIndex index,
        in TSource coefficients,
        Span<T> p,
        Span<T> m,
        bool far)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int start = (int)index.RowStarts[row], end = (int)index.RowStarts[row + 1];
        for (int first = start, length; first < end; first += length)
        {
            length = Math.Min(SparseStretch.MaxLength, end - first);
            ReadOnlySpan<int> targets = index.Targets.Slice(first, length);
            Span<T> weights = w.Slice(first, length);
            if (far)
            {
                SparsePrefetch.Ahead<T>(w, index, first, end);
            }

            SparseGather.Products(operands.TracePost, targets, activity, m);

            // Targets ascend, and so do the neurons that fired.
            while (!firedPost.IsEmpty && firedPost[0] < targets[0])
            {
                firedPost = firedPost[1..];
            }

            if (firedPost.IsEmpty || firedPost[0] > targets[^1])
            {
                SparseStretch.Depress<T, TRule, TSource>(weights, m, coefficients, first);
            }
            else
            {
                SparseGather.Products(operands.ActivityPost, targets, operands.TracePre[row], p);
                SparseStretch.Update<T, TRule, TSource>(weights, p, m, coefficients, first);
            }
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void UpdateColumn<T, TRule, TSource>(
        int column,
        T activity,
        ReadOnlySpan<T> silentTraces,
        Span<T> w,
        SparseIndex index,
        RowRange rows,
        in TSource coefficients,
        Span<T> p,
        Span<T> taken,
        bool far)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        (int first, int all) = SparseRanges.OfColumn(index, column, rows);
        for (int done = 0, length; done < all; done += length)
        {
            length = Math.Min(SparseStretch.MaxLength, all - done);
            ReadOnlySpan<int> sources = index.Sources.Slice(first + done, length), positions = index.Positions.Slice(first + done, length);
            if (far)
            {
                SparsePrefetch.Column<T>(w, index, first + done + length, first + all);
            }

            SparseGather.Products(silentTraces, sources, activity, p);
            SparseStretch.PotentiateAt<T, TRule, TSource>(w, positions, p, taken, coefficients);
        }
    }
}
