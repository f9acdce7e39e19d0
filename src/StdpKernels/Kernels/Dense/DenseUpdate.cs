using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense step: <c>w ← rule(w, P, M)</c> with <c>P = Σ z_post ⊗ t_pre</c> and <c>M = Σ t_post ⊗ z_pre</c>.</summary>
/// <remarks>
/// <para>
/// Contract: <c>w</c> is row-major <c>[rows, columns]</c> and overlaps nothing that is read. Sums run over ascending depth whatever the
/// block sizes: a sum that is cut goes on from the very accumulators it left. The rule is applied to a tile right after its last
/// term, so that <c>w</c> is read and written once and no weight change is ever stored.
/// </para>
/// <para>
/// Only the given rows are read or written. Loops, from the outside: blocks of rows, blocks of depth, tiles of columns, tiles of rows: the panel of the
/// columns, the larger one, stays in the first-level cache while those of the rows pass by.
/// </para>
/// </remarks>
internal static class DenseUpdate
{
    /// <summary>Makes the scratch memory as large as any step of a layer can need, whatever path the steps before it took.</summary>
    public static void Reserve<T>(int rows, int columns, int depth, PanelScratch<T> scratch, BlockSizes blocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int blockTiles = Layout<T>(rows, columns, depth, blocks).BlockTiles;
        scratch.Post.Take(PostBlock<T>.Length(blockTiles, blocks.Depth));
        scratch.PostTerms.Take(blockTiles * blocks.Depth);
        scratch.PostCounts.Take(blockTiles);
        scratch.Pre.Take(PreLength<T>(blocks.Depth));
        scratch.PreTerms.Take(blocks.Depth);
        scratch.Tiles.Take(checked((int)ScratchLength<T>(rows, columns, depth, blocks)));
    }

    /// <summary>Elements of the largest array of <see cref="Reserve{T}"/>, also where that is more than an array can have.</summary>
    public static long ScratchLength<T>(int rows, int columns, int depth, BlockSizes blocks)
    {
        (int tilesAcross, int blockTiles, bool cut) = Layout<T>(rows, columns, depth, blocks);
        return (cut ? (long)tilesAcross * blockTiles : 1) * Tile.Length<T>();
    }

    [MethodImpl(Hot.Loop)]
    public static void Run<T, TOperands, TRule, TSource>(
        TOperands operands,
        Span<T> w,
        RowRange rows,
        int columns,
        in TSource coefficients,
        PanelScratch<T> scratch,
        BlockSizes blocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperands : IOperands<T>, allows ref struct
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        (int tilesAcross, int blockTiles, bool cut) = Layout<T>(rows.Count, columns, operands.Depth, blocks);
        int blockRows = blockTiles * Tile.Rows;

        // A sum of no terms still has a (zero) result to apply.
        int depthBlocks = Math.Max(1, Tile.Count(operands.Depth, blocks.Depth));
        Span<T> tiles = scratch.Tiles.Take((cut ? tilesAcross * blockTiles : 1) * Tile.Length<T>());

        for (int row = rows.First; row < rows.End; row += blockRows)
        {
            int rowsHere = Math.Min(blockRows, rows.End - row);
            for (int block = 0; block < depthBlocks; block++)
            {
                int term = block * blocks.Depth;
                int depth = Math.Min(blocks.Depth, operands.Depth - term);
                PostBlock<T> postBlock = PostBlock<T>.Pack(operands, row, rowsHere, term, depth, scratch);
                Span<T> packed = scratch.Pre.Take(PreLength<T>(depth));
                Span<int> terms = scratch.PreTerms.Take(depth);
                bool last = block == depthBlocks - 1;

                for (int across = 0; across < tilesAcross; across++)
                {
                    int column = across * Tile.Columns<T>();
                    operands.PackPre(term, column, Math.Min(Tile.Columns<T>(), columns - column), packed);
                    ReadOnlySpan<T> traces = packed[..(depth * Tile.Columns<T>())];
                    ReadOnlySpan<T> activity = packed.Slice(traces.Length, traces.Length);
                    Panel<T> pre = new(traces, activity, Panel<T>.ListTerms(activity, Tile.Columns<T>(), operands.EveryTerm, terms));
                    UpdateTiles<T, TRule, TSource>(
                        pre,
                        postBlock,
                        cut ? tiles.Slice(across * blockTiles * Tile.Length<T>(), postBlock.Count * Tile.Length<T>()) : tiles,
                        block > 0,
                        last,
                        w,
                        columns,
                        coefficients,
                        row,
                        rowsHere,
                        column);
                }
            }
        }
    }

    /// <summary>The tiles of some columns, from the first row of a block to the last: sums in a tile for each, or in one for all.</summary>
    [MethodImpl(Hot.Loop)]
    private static void UpdateTiles<T, TRule, TSource>(
        in Panel<T> pre,
        in PostBlock<T> postBlock,
        Span<T> tiles,
        bool resume,
        bool last,
        Span<T> w,
        int columns,
        in TSource coefficients,
        int row,
        int rows,
        int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        Span<T> tile = tiles[..Tile.Length<T>()];
        for (int down = 0; down < postBlock.Count; down++, row += Tile.Rows, rows -= Tile.Rows)
        {
            if (tiles.Length > tile.Length)
            {
                tile = tiles.Slice(down * Tile.Length<T>(), Tile.Length<T>());
            }

            if (last)
            {
                Prefetch.Block<T>(w, (((nint)row + Tile.Rows) * columns) + column, Tile.Rows, columns, Tile.Columns<T>());
            }

            TileSum.Run(pre, postBlock[down], tile, resume);
            if (last)
            {
                Apply<T, TRule, TSource>(w, columns, tile, coefficients, row, Math.Min(Tile.Rows, rows), column);
            }
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Apply<T, TRule, TSource>(
        Span<T> w, int columns, ReadOnlySpan<T> tile, in TSource coefficients, int row, int rows, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int columnsHere = Math.Min(Tile.Columns<T>(), columns - column);
        if (rows == Tile.Rows && columnsHere == Tile.Columns<T>())
        {
            TileUpdate.Run<T, TRule, TSource>(tile, w[((row * columns) + column)..], columns, coefficients, row, column);
            return;
        }

        // A tile that reaches over the edge of w.
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<T> sums = tile[(r * Tile.Columns<T>())..];
            WeightRow.Update<T, TRule, TSource, StoredSums<T>>(
                w.Slice(((row + r) * columns) + column, columnsHere),
                new StoredSums<T>(sums, sums[Tile.SumLength<T>()..]),
                coefficients,
                row + r,
                column);
        }
    }

    /// <summary>Tiles across all columns and down a block of rows, and whether sums are cut and so need a tile each.</summary>
    private static (int TilesAcross, int BlockTiles, bool Cut) Layout<T>(int rows, int columns, int depth, BlockSizes blocks) =>
        (Tile.Count(columns, Tile.Columns<T>()),
            Tile.Count(Math.Min(blocks.Rows, rows), Tile.Rows),
            depth > blocks.Depth);

    /// <summary>Elements of a presynaptic panel, and of a vector behind it.</summary>
    private static int PreLength<T>(int depth) => (depth * Tile.PreStride<T>()) + Vector<T>.Count;
}
