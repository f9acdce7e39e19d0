using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Sparse;

/// <summary>The event-driven step of sparse synapses, of a batch.</summary>
/// <remarks>
/// Contract: as for <see cref="SparseSampleUpdate"/>, and activity is zero or one. Each sum starts at zero and runs over ascending samples,
/// leaving out terms that are zero: the same bits as <see cref="SparseDenseUpdate"/>.
/// </remarks>
internal static class SparseBatchUpdate
{
    /// <summary>Makes the scratch memory as large as any step can need.</summary>
    public static void Reserve<T>(int batch, SparseIndex index, SparseScratch<T> scratch)
    {
        scratch.Pre.Reserve(batch * index.Inputs, index.Inputs);
        scratch.Post.Reserve(batch * index.Outputs, index.Outputs);
    }

    [MethodImpl(Hot.Loop)]
    public static void Run<T, TRule, TSource>(
        SpikeEvents pre,
        SpikeEvents post,
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
        // For each neuron, where the samples in which it fired lie in the traces of the other side.
        var firedPre = new Fired(pre, index.Outputs, scratch.Pre, index.Inputs);
        var firedPost = new Fired(post, index.Inputs, scratch.Post, index.Outputs);
        Span<T> p = stackalloc T[SparseStretch.MaxLength], m = stackalloc T[SparseStretch.MaxLength];
        bool far = Prefetch.IsFar<T>(w);
        for (int column = 0; column < index.Outputs; column++)
        {
            if (!firedPost[column].IsEmpty)
            {
                UpdateColumn<T, TRule, TSource>(
                    column, firedPre, firedPost[column], operands.TracePre, w, index, rows, coefficients, p, m, far);
            }
        }

        for (int row = rows.First; row < rows.End; row++)
        {
            if (!firedPre[row].IsEmpty)
            {
                UpdateRow<T, TRule, TSource>(row, firedPre, firedPost, operands, w, index, coefficients, p, m);
            }
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void UpdateRow<T, TRule, TSource>(
        int row,
        in Fired firedPre,
        in Fired firedPost,
        in SparseOperands<T> operands,
        Span<T> w,
        SparseIndex index,
        in TSource coefficients,
        Span<T> p,
        Span<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        ReadOnlySpan<T> tracePre = operands.TracePre;
        int end = (int)index.RowStarts[row + 1];
        for (int first = (int)index.RowStarts[row], length; first < end; first += length)
        {
            length = Math.Min(SparseStretch.MaxLength, end - first);
            ReadOnlySpan<int> targets = index.Targets.Slice(first, length);
            m.Clear();
            foreach (int place in firedPre[row])
            {
                SparseGather.Add(operands.TracePost.Slice(place, index.Outputs), targets, m);
            }

            bool isSilent = true;
            for (int k = 0; k < targets.Length; k++)
            {
                T sum = T.Zero;
                foreach (int place in firedPost[targets[k]])
                {
                    sum += tracePre[place + row];
                    isSilent = false;
                }

                p[k] = sum;
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
    private static void UpdateColumn<T, TRule, TSource>(
        int column,
        in Fired firedPre,
        ReadOnlySpan<int> places,
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
                T sum = T.Zero;
                if (firedPre[sources[k]].IsEmpty)
                {
                    foreach (int place in places)
                    {
                        sum += tracePre[place + sources[k]];
                    }
                }

                p[k] = sum;
            }

            SparseStretch.PotentiateAt<T, TRule, TSource>(w, positions, p, taken, coefficients);
        }
    }

    /// <summary>The samples in which each neuron of a side fired.</summary>
    private readonly ref struct Fired(SpikeEvents events, int rowLength, Memory.SpikeScratch scratch, int neurons)
    {
        private readonly ReadOnlySpan<int> _starts = EventLists.ByNeuron(
            events, rowLength, scratch.Starts.Take(neurons + 2), scratch.Entries.Take(events.Indices.Length));

        private readonly ReadOnlySpan<int> _places = scratch.Entries.Take(events.Indices.Length);

        /// <summary>Where each of the samples starts in an array with a row of the given length for each.</summary>
        public ReadOnlySpan<int> this[int neuron] => _places[_starts[neuron].._starts[neuron + 1]];
    }
}
