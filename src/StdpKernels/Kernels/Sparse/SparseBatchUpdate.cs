using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Sparse;

/// <summary>The event-driven step of sparse synapses, of a batch.</summary>
/// <remarks>
/// Contract: as for <see cref="SparseSampleUpdate"/>. Each sum starts at zero and runs over ascending samples,
/// leaving out terms that are zero: the same bits as <see cref="SparseDenseUpdate"/>.
/// </remarks>
internal static class SparseBatchUpdate
{
    /// <summary>Makes the scratch memory as large as any step can need.</summary>
    public static void Reserve<T>(int batch, SparseIndex index, SparseScratch<T> scratch)
    {
        scratch.Pre.Reserve(batch * index.Inputs, index.Inputs);
        scratch.Post.Reserve(batch * index.Outputs, index.Outputs);
        scratch.NumbersPre.Take(batch * index.Inputs);
        scratch.NumbersPost.Take(batch * index.Outputs);
    }

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
        if (pre.IsSpikes && post.IsSpikes)
        {
            Run<T, TRule, TSource, PlainEvents>(pre, post, operands, w, index, rows, coefficients, scratch);
        }
        else
        {
            Run<T, TRule, TSource, GradedEvents>(pre, post, operands, w, index, rows, coefficients, scratch);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Run<T, TRule, TSource, TKind>(
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
        where TKind : struct, IEventKind
    {
        // For each neuron, where the samples in which it fired lie in the traces of the other side.
        var firedPre = new Fired<T, TKind>(pre, index.Outputs, scratch.Pre, scratch.NumbersPre, index.Inputs);
        var firedPost = new Fired<T, TKind>(post, index.Inputs, scratch.Post, scratch.NumbersPost, index.Outputs);
        Span<T> p = stackalloc T[SparseStretch.MaxLength], m = stackalloc T[SparseStretch.MaxLength];
        bool far = Prefetch.IsFar<T>(w);
        for (int column = 0; column < index.Outputs; column++)
        {
            if (!firedPost[column].IsEmpty)
            {
                UpdateColumn<T, TRule, TSource, TKind>(
                    column, firedPre, firedPost[column], firedPost.NumbersOf(column), operands.TracePre, w, index, rows, coefficients, p, m, far);
            }
        }

        for (int row = rows.First; row < rows.End; row++)
        {
            if (!firedPre[row].IsEmpty)
            {
                UpdateRow<T, TRule, TSource, TKind>(row, firedPre, firedPost, operands, w, index, coefficients, p, m);
            }
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void UpdateRow<T, TRule, TSource, TKind>(
        int row,
        in Fired<T, TKind> firedPre,
        in Fired<T, TKind> firedPost,
        in SparseOperands<T> operands,
        Span<T> w,
        SparseIndex index,
        in TSource coefficients,
        Span<T> p,
        Span<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TKind : struct, IEventKind
    {
        ReadOnlySpan<T> tracePre = operands.TracePre;
        int end = (int)index.RowStarts[row + 1];
        for (int first = (int)index.RowStarts[row], length; first < end; first += length)
        {
            length = Math.Min(SparseStretch.MaxLength, end - first);
            ReadOnlySpan<int> targets = index.Targets.Slice(first, length);
            m.Clear();
            ReadOnlySpan<int> places = firedPre[row];
            ReadOnlySpan<T> numbers = firedPre.NumbersOf(row);
            for (int i = 0; i < places.Length; i++)
            {
                ReadOnlySpan<T> traces = operands.TracePost.Slice(places[i], index.Outputs);
                SparseGather.Add<T, TKind>(traces, targets, TKind.IsGraded ? numbers[i] : default, m);
            }

            EventSum.Complete<T, TKind>(m);
            bool isSilent = true;
            for (int k = 0; k < targets.Length; k++)
            {
                ReadOnlySpan<int> placesPost = firedPost[targets[k]];
                p[k] = Sum<T, TKind>(tracePre, placesPost, firedPost.NumbersOf(targets[k]), row);
                isSilent &= placesPost.IsEmpty;
            }

            Span<T> weights = w.Slice(first, targets.Length);
            if (isSilent)
            {
                SparseStretch.Depress<T, TRule, TSource>(weights, m, coefficients, first);
            }
            else
            {
                SparseStretch.Update<T, TRule, TSource>(weights, p, m, coefficients, first);
            }
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void UpdateColumn<T, TRule, TSource, TKind>(
        int column,
        in Fired<T, TKind> firedPre,
        ReadOnlySpan<int> places,
        ReadOnlySpan<T> numbers,
        ReadOnlySpan<T> tracePre,
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
        where TKind : struct, IEventKind
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

            for (int k = 0; k < sources.Length; k++)
            {
                p[k] = firedPre[sources[k]].IsEmpty ? Sum<T, TKind>(tracePre, places, numbers, sources[k]) : T.Zero;
            }

            SparseStretch.PotentiateAt<T, TRule, TSource>(w, positions, p, taken, coefficients);
        }
    }

    /// <summary>P of one synapse: the traces of one presynaptic neuron in the samples in which the other side fired.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T, TKind>(ReadOnlySpan<T> tracePre, ReadOnlySpan<int> places, ReadOnlySpan<T> numbers, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        T sum = T.Zero;
        for (int i = 0; i < places.Length; i++)
        {
            sum = EventSum.Add<T, TKind>(sum, tracePre[places[i] + row], TKind.IsGraded ? numbers[i] : default);
        }

        return EventSum.Complete<T, TKind>(sum);
    }

    /// <summary>The samples in which each neuron of a side fired.</summary>
    private readonly ref struct Fired<T, TKind>(
        in EventSide<T> side, int rowLength, SpikeScratch scratch, Scratch<T> numbers, int neurons)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        private readonly ReadOnlySpan<int> _starts = EventLists.ByNeuron<T, TKind>(
            side,
            rowLength,
            scratch.Starts.Take(neurons + 2),
            scratch.Entries.Take(side.Lists.Indices.Length),
            TKind.IsGraded ? numbers.Take(side.Lists.Indices.Length) : []);

        private readonly ReadOnlySpan<int> _places = scratch.Entries.Take(side.Lists.Indices.Length);
        private readonly ReadOnlySpan<T> _numbers = TKind.IsGraded ? numbers.Take(side.Lists.Indices.Length) : [];

        /// <summary>Where each of the samples starts in an array with a row of the given length for each.</summary>
        public ReadOnlySpan<int> this[int neuron] => _places[_starts[neuron].._starts[neuron + 1]];

        /// <summary>What the neuron carries in each of them; none where events are spikes.</summary>
        public ReadOnlySpan<T> NumbersOf(int neuron) => TKind.IsGraded ? _numbers[_starts[neuron].._starts[neuron + 1]] : [];
    }
}
