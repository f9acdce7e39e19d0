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
/// synapses of the given rows are written, each at most once: a presynaptic neuron that fires takes all of its outgoing synapses, with what
/// the postsynaptic side adds to them; a postsynaptic neuron that fires takes its incoming synapses from silent neurons.
/// </para>
/// <para>
/// Outgoing synapses lie side by side. Incoming ones are one random line of memory each, which is called for some synapses ahead where the
/// weights are larger than the caches.
/// </para>
/// </remarks>
internal static class SparseSampleUpdate
{
    public static void Run<T, TRule, TSource>(
        in EventSide<T> pre,
        in EventSide<T> post,
        in SparseOperands<T> operands,
        Span<T> w,
        SparseIndex index,
        RowRange rows,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        ReadOnlySpan<int> firedPre = pre.Lists.Indices, firedPost = post.Lists.Indices;
        bool far = Prefetch.IsFar<T>(w);
        Span<T> p = stackalloc T[SparseStretch.MaxLength], m = stackalloc T[SparseStretch.MaxLength];
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

        for (int i = 0; i < firedPost.Length; i++)
        {
            if (!T.IsZero(post.At(i)))
            {
                UpdateColumn<T, TRule, TSource>(firedPost[i], post.At(i), operands, w, index, rows, coefficients, far);
            }
        }
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
        in SparseOperands<T> operands,
        Span<T> w,
        SparseIndex index,
        RowRange rows,
        in TSource coefficients,
        bool far)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        (int first, int length) = SparseRanges.OfColumn(index, column, rows);
        ReadOnlySpan<int> sources = index.Sources.Slice(first, length), positions = index.Positions.Slice(first, length);
        ReadOnlySpan<T> activityPre = operands.ActivityPre, tracePre = operands.TracePre;
        TSource local = coefficients;
        local.MoveTo(0, w.Length);
        for (int k = 0; k < sources.Length; k++)
        {
            if (far)
            {
                SparsePrefetch.Column<T>(w, positions, k);
            }

            int source = sources[k];
            if (T.IsZero(activityPre[source]))
            {
                // The first term of a sum is added to zero.
                T p = T.MultiplyAddEstimate(activity, tracePre[source], T.Zero);
                SparseStretch.Potentiate<T, TRule>(ref w[positions[k]], p, local.At(positions[k]));
            }
        }
    }
}
