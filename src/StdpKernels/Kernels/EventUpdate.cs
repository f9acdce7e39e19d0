using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Coefficients;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Kernels;

/// <summary>The event-driven linear step: changes the rows and the columns of <c>w</c> that fired, and reads nothing else of it.</summary>
/// <remarks>
/// Contract: activity is zero or one, given as valid lists; traces are <c>[B, columns]</c> and <c>[B, rows]</c> and finite;
/// <see cref="Silence.KeepsAll"/> holds for <c>w</c>, which is row-major and overlaps nothing that is read. Each sum starts at zero and
/// runs over ascending samples, leaving out terms that are zero: the same bits as <see cref="DenseUpdate"/>.
/// </remarks>
internal static class EventUpdate
{
    public static void Run<T, TRule, TSource>(
        SpikeEvents pre,
        SpikeEvents post,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> tracePost,
        Span<T> w,
        int rows,
        int columns,
        in TSource coefficients,
        EventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        ReadOnlySpan<int> firedColumns = SumColumns(pre, tracePost, rows, columns, scratch);
        ReadOnlySpan<T> columnSums = scratch.ColumnSums.Take(firedColumns.Length * rows);
        ReadOnlySpan<int> rowStarts = ListSamples(post, rows, scratch);
        ReadOnlySpan<int> rowSamples = scratch.RowSamples.Take(post.Indices.Length);
        Span<T> p = scratch.RowP.Take(columns);
        Span<T> m = scratch.RowM.Take(columns);

        for (int row = 0; row < rows; row++)
        {
            Span<T> weights = w.Slice(row * columns, columns);
            ReadOnlySpan<int> samples = rowSamples[rowStarts[row]..rowStarts[row + 1]];
            if (samples.IsEmpty)
            {
                WeightUpdate.Chosen<T, TRule, TSource>(
                    weights, firedColumns, columnSums.IsEmpty ? [] : columnSums[row..], rows, coefficients, row);
                continue;
            }

            p.Clear();
            foreach (int sample in samples)
            {
                TensorPrimitives.Add(p, tracePre.Slice(sample * columns, columns), p);
            }

            for (int i = 0; i < firedColumns.Length; i++)
            {
                m[firedColumns[i]] = columnSums[(i * rows) + row];
            }

            WeightUpdate.Contiguous<T, TRule, TSource>(weights, p, m, coefficients, row, 0);

            foreach (int column in firedColumns)
            {
                m[column] = T.Zero;
            }
        }
    }

    /// <summary>The distinct columns that fired; M of each, over all rows, goes to the scratch memory.</summary>
    private static ReadOnlySpan<int> SumColumns<T>(
        SpikeEvents pre, ReadOnlySpan<T> tracePost, int rows, int columns, EventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> slots = scratch.ColumnSlots.Take(columns);
        foreach (int column in pre.Indices)
        {
            slots[column] = 1;
        }

        Span<int> fired = scratch.Columns.Take(Math.Min(columns, pre.Indices.Length));
        int count = 0;
        for (int column = slots.IndexOf(1); count < fired.Length && column >= 0;)
        {
            fired[count++] = column;
            slots[column] = count;
            int next = slots[(column + 1)..].IndexOf(1);
            column = next < 0 ? -1 : column + 1 + next;
        }

        Span<T> sums = scratch.ColumnSums.Take(count * rows);
        sums.Clear();
        for (int sample = 0; sample < pre.BatchSize; sample++)
        {
            ReadOnlySpan<T> traces = tracePost.Slice(sample * rows, rows);
            foreach (int column in pre[sample])
            {
                Span<T> sum = sums.Slice((slots[column] - 1) * rows, rows);
                TensorPrimitives.Add(sum, traces, sum);
            }
        }

        foreach (int column in fired[..count])
        {
            slots[column] = 0;
        }

        return fired[..count];
    }

    /// <summary>Turns the lists of rows for each sample into lists of samples for each row, by counting.</summary>
    private static ReadOnlySpan<int> ListSamples<T>(SpikeEvents post, int rows, EventScratch<T> scratch)
    {
        // One place more than starts: filling moves each start to its end, which is the start of the next.
        Span<int> ends = scratch.RowStarts.Take(rows + 2);
        ends.Clear();
        foreach (int row in post.Indices)
        {
            ends[row + 2]++;
        }

        for (int row = 2; row < ends.Length; row++)
        {
            ends[row] += ends[row - 1];
        }

        Span<int> samples = scratch.RowSamples.Take(post.Indices.Length);
        for (int sample = 0; sample < post.BatchSize; sample++)
        {
            foreach (int row in post[sample])
            {
                samples[ends[row + 1]++] = sample;
            }
        }

        return ends[..(rows + 1)];
    }
}
