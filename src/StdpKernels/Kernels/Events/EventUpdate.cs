using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Events;

/// <summary>The event-driven linear step: work in proportion to the spikes.</summary>
/// <remarks>
/// <para>
/// Contract: activity is given as valid lists, of spikes or with numbers; traces are <c>[B, columns]</c> and <c>[B, rows]</c> and finite;
/// <c>w</c> is steady (<see cref="SteadyCheck"/>), row-major and overlaps nothing that is read. Each sum starts at zero and
/// runs over ascending samples, leaving out terms that are zero: the same bits as the dense kernel.
/// </para>
/// <para>
/// P of a row is the sum of the presynaptic traces of the samples in which it fired. M is summed for the fired columns only,
/// over a block of rows at a time, where postsynaptic traces lie side by side. A row that fired is updated as a whole; in a silent row
/// only the fired columns are, unless they are so many that the whole row is cheaper. Only the given rows are written.
/// </para>
/// </remarks>
internal static class EventUpdate
{
    /// <summary>
    /// Makes the scratch memory as large as any step of a layer can need: its sizes are the layer's and not the spikes', so that a
    /// busier step than any before allocates nothing.
    /// </summary>
    public static void Reserve<T>(int batch, int rows, int columns, EventScratch<T> scratch)
    {
        scratch.Rows.Reserve(batch * rows, rows);
        scratch.FiredColumns.Take(columns);
        scratch.RankOf.Take(columns);
        scratch.Ranks.Take(batch * columns);
        scratch.PackedTraces.Take(checked(batch * EventTile.SumRows<T>()));
        scratch.ColumnSums.Take(checked(columns * EventTile.SumRows<T>()));
        scratch.RowsOfM.Take(checked(columns * EventTile.Rows));
        scratch.RowP.Take(EventTile.Columns<T>());
        scratch.NumbersPre.Take(columns);
        scratch.NumbersPost.Take(batch * rows);
    }

    /// <summary>Elements of the largest array of <see cref="Reserve{T}"/>, also where that is more than an array can have.</summary>
    public static long ScratchLength<T>(int batch, int columns) =>
        (long)Math.Max(batch, columns) * Math.Max(EventTile.SumRows<T>(), EventTile.Rows);

    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        in EventSide<T> pre,
        in EventSide<T> post,
        in LinearOperands<T> operands,
        Span<T> w,
        RowRange range,
        in TSource coefficients,
        EventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        if (pre.IsSpikes && post.IsSpikes)
        {
            Run<T, TRule, TSource, PlainEvents>(pre, post, operands, w, range, coefficients, scratch);
        }
        else
        {
            Run<T, TRule, TSource, GradedEvents>(pre, post, operands, w, range, coefficients, scratch);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Run<T, TRule, TSource, TKind>(
        in EventSide<T> pre,
        in EventSide<T> post,
        in LinearOperands<T> operands,
        Span<T> w,
        RowRange range,
        in TSource coefficients,
        EventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TKind : struct, IEventKind
    {
        ReadOnlySpan<T> tracePre = operands.TracePre;
        ReadOnlySpan<T> tracePost = operands.TracePost;
        int rows = operands.Outputs;
        int columns = operands.Inputs;
        Span<int> rowPlaces = scratch.Rows.Entries.Take(tracePost.Length);
        Span<T> numbersPost = TKind.IsGraded ? scratch.NumbersPost.Take(tracePost.Length) : [];
        Span<T> numbersPre = TKind.IsGraded ? scratch.NumbersPre.Take(columns) : [];
        ReadOnlySpan<int> rowStarts = EventLists.ByNeuron<T, TKind>(
            post, columns, scratch.Rows.Starts.Take(rows + 2), rowPlaces, numbersPost);
        FiredNeurons fired = FiredNeurons.Find(
            pre.Lists, scratch.FiredColumns.Take(columns), scratch.RankOf.Take(columns), scratch.Ranks.Take(tracePre.Length));

        int blockRows = EventTile.SumRows<T>();
        bool columnwise = PathCost.PrefersColumns<T>(fired.Neurons.Length, columns);
        Span<T> packed = scratch.PackedTraces.Take(pre.Lists.BatchSize * blockRows);
        Span<T> sums = scratch.ColumnSums.Take(fired.Neurons.Length * blockRows);
        Span<T> rowsOfM = scratch.RowsOfM.Take(checked(columns * EventTile.Rows));
        for (int block = range.First; block < range.End; block += blockRows)
        {
            int blockEnd = Math.Min(block + blockRows, range.End);
            ColumnSums.Pack(tracePost, rows, block, blockEnd - block, packed);
            ColumnSums.Run<T, TKind>(pre, fired, packed, sums, numbersPre);
            for (int row = block; row < blockEnd; row += EventTile.Rows)
            {
                ReadOnlySpan<int> starts = rowStarts[row..(Math.Min(row + EventTile.Rows, blockEnd) + 1)];
                if (columnwise)
                {
                    DepressSilent<T, TRule, TSource>(
                        w, columns, starts, fired.Neurons.IsEmpty ? [] : sums[(row - block)..], fired.Neurons, coefficients, row);
                }

                if (!columnwise || starts[^1] > starts[0])
                {
                    // Each tile overwrites the same columns: the others stay zero.
                    ColumnSums.Scatter(sums, row - block, fired.Neurons, rowsOfM);
                    UpdateRows<T, TRule, TSource, TKind>(
                        tracePre, rowPlaces, numbersPost, starts, columnwise, rowsOfM, w[(row * columns)..], columns, coefficients, row, scratch.RowP);
                }
            }
        }

        for (int row = 0; row < EventTile.Rows; row++)
        {
            foreach (int column in fired.Neurons)
            {
                rowsOfM[(row * columns) + column] = T.Zero;
            }
        }
    }

    /// <summary>The rows of a tile, from one side of w to the other.</summary>
    [MethodImpl(Hot.Way)]
    private static void UpdateRows<T, TRule, TSource, TKind>(
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<int> samples,
        ReadOnlySpan<T> numbers,
        ReadOnlySpan<int> starts,
        bool firedOnly,
        ReadOnlySpan<T> m,
        Span<T> w,
        int columns,
        in TSource coefficients,
        int row,
        Scratch<T> rowP)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TKind : struct, IEventKind
    {
        Span<T> p = rowP.Take(EventTile.Columns<T>());
        int column = 0;
        for (; column <= columns - EventTile.Columns<T>(); column += EventTile.Columns<T>())
        {
            EventTileUpdate.Run<T, TRule, TSource, TKind>(
                tracePre, samples, numbers, starts, firedOnly, p, m[column..], w[column..], columns, coefficients, row, column);
        }

        // A tile that reaches over the edge of w.
        p = p[..(columns - column)];
        for (int r = 0; r < starts.Length - 1 && !p.IsEmpty; r++)
        {
            ReadOnlySpan<int> firedIn = samples[starts[r]..starts[r + 1]];
            if (!firedOnly || !firedIn.IsEmpty)
            {
                int first = (r * columns) + column;
                RowSum.Run<T, TKind>(tracePre, firedIn, TKind.IsGraded ? numbers[starts[r]..starts[r + 1]] : [], column, p);
                EventSum.Complete<T, TKind>(p);
                WeightRow.Update<T, TRule, TSource, StoredSums<T>>(
                    w.Slice(first, p.Length), new StoredSums<T>(p, m.Slice(first, p.Length)), coefficients, row + r, column);
            }
        }
    }

    /// <summary>The rows of a tile that did not fire.</summary>
    [MethodImpl(Hot.Way)]
    private static void DepressSilent<T, TRule, TSource>(
        Span<T> w, int columns, ReadOnlySpan<int> starts, ReadOnlySpan<T> sums, ReadOnlySpan<int> fired, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int r = 0; r < starts.Length - 1 && !fired.IsEmpty; r++)
        {
            if (starts[r] == starts[r + 1])
            {
                SilentRows.Depress<T, TRule, TSource>(
                    w.Slice((row + r) * columns, columns), sums[r..], EventTile.SumRows<T>(), fired, coefficients, row + r);
            }
        }
    }
}
