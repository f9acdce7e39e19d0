using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Rules;
using StdpKernels.Threading;
using StdpKernels.Workspaces;

namespace StdpKernels.Kernels.Events;

/// <summary>The event-driven linear step: work in proportion to the spikes.</summary>
/// <remarks>
/// <para>
/// Contract: activity is zero or one, given as valid lists; traces are <c>[B, columns]</c> and <c>[B, rows]</c> and finite;
/// <see cref="Silence.KeepsAll"/> holds for <c>w</c>, which is row-major and overlaps nothing that is read. Each sum starts at zero and
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
        scratch.Columns.Reserve(batch * columns, columns);
        scratch.FiredColumns.Take(columns);
        scratch.BlockM.Take(columns * BlockRows<T>());
        scratch.RowP.Take(columns);
        scratch.RowM.Take(columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TRule, TSource>(
        SpikeEvents pre,
        SpikeEvents post,
        in LinearOperands<T> operands,
        Span<T> w,
        RowRange range,
        in TSource coefficients,
        EventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        ReadOnlySpan<T> tracePre = operands.TracePre;
        ReadOnlySpan<T> tracePost = operands.TracePost;
        int rows = operands.Outputs;
        int columns = operands.Inputs;
        Span<int> rowPlaces = scratch.Rows.Entries.Take(tracePost.Length);
        ReadOnlySpan<int> rowStarts = EventLists.ByNeuron(post, columns, scratch.Rows.Starts.Take(rows + 2), rowPlaces);
        Span<int> columnPlaces = scratch.Columns.Entries.Take(tracePre.Length);
        ReadOnlySpan<int> columnStarts = EventLists.ByNeuron(
            pre, rows, scratch.Columns.Starts.Take(columns + 2), columnPlaces);
        ReadOnlySpan<int> fired = EventLists.Fired(columnStarts, scratch.FiredColumns.Take(columns));

        int blockRows = BlockRows<T>();
        bool columnwise = PathCost.PrefersColumns<T>(fired.Length, columns);
        Span<T> blockM = scratch.BlockM.Take(columns * blockRows);
        Span<T> rowP = scratch.RowP.Take(columns);
        Span<T> rowM = scratch.RowM.Take(columns);
        for (int row = range.First; row < range.End; row++)
        {
            int inBlock = (row - range.First) % blockRows;
            if (inBlock == 0)
            {
                int rowsHere = Math.Min(blockRows, range.End - row);
                for (int i = 0; i < fired.Length; i++)
                {
                    ReadOnlySpan<int> places = columnPlaces[columnStarts[fired[i]]..columnStarts[fired[i] + 1]];
                    RowSum.Run(tracePost, places, row, blockM.Slice(i * blockRows, rowsHere));
                }
            }

            Span<T> weights = w.Slice(row * columns, columns);
            ReadOnlySpan<T> m = fired.IsEmpty ? [] : blockM[inBlock..];
            ReadOnlySpan<int> firedIn = rowPlaces[rowStarts[row]..rowStarts[row + 1]];
            if (firedIn.IsEmpty && columnwise)
            {
                SilentRows.Depress<T, TRule, TSource>(weights, m, blockRows, fired, coefficients, row);
                continue;
            }

            RowSum.Run(tracePre, firedIn, 0, rowP);

            // Each row overwrites the same columns: the others stay zero.
            for (int i = 0; i < fired.Length; i++)
            {
                rowM[fired[i]] = m[i * blockRows];
            }

            WeightRow.Update<T, TRule, TSource, StoredSums<T>>(
                weights, new StoredSums<T>(rowP, rowM), coefficients, row, 0);
        }

        foreach (int column in fired)
        {
            rowM[column] = T.Zero;
        }
    }

    private static int BlockRows<T>() => 2 * Vector<T>.Count;
}
