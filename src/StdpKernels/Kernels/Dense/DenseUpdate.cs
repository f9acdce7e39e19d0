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
/// Only the given rows are read or written. Loops, from the outside: blocks of columns, blocks of depth, tiles of rows, tiles of columns.
/// </para>
/// </remarks>
internal static class DenseUpdate
{
    /// <summary>Makes the scratch memory as large as any step of a layer can need, whatever path the steps before it took.</summary>
    public static void Reserve<T>(int rows, int columns, int depth, PanelScratch<T> scratch, BlockSizes blocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int blockTiles = Layout<T>(rows, columns, depth, blocks).BlockTiles;
        scratch.Pre.Take(PreBlock<T>.Length(blockTiles, blocks.Depth));
        scratch.PreTerms.Take(blockTiles * blocks.Depth);
        scratch.PreCounts.Take(blockTiles);
        scratch.Post.Take(blocks.Depth * Tile.PostStride);
        scratch.PostTerms.Take(blocks.Depth);
        scratch.Tiles.Take(checked((int)ScratchLength<T>(rows, columns, depth, blocks)));
    }

    /// <summary>Elements of the largest array of <see cref="Reserve{T}"/>, also where that is more than an array can have.</summary>
    public static long ScratchLength<T>(int rows, int columns, int depth, BlockSizes blocks)
    {
        (int tilesDown, int blockTiles, bool cut) = Layout<T>(rows, columns, depth, blocks);
        return (cut ? (long)tilesDown * blockTiles : 1) * Tile.Length<T>();
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
        (int tilesDown, int blockTiles, bool cut) = Layout<T>(rows.Count, columns, operands.Depth, blocks);
        int blockColumns = blockTiles * Tile.Columns<T>();

        // A sum of no terms still has a (zero) result to apply.
        int depthBlocks = Math.Max(1, TilesFor(operands.Depth, blocks.Depth));
        Span<T> tiles = scratch.Tiles.Take((cut ? tilesDown * blockTiles : 1) * Tile.Length<T>());

        for (int column = 0; column < columns; column += blockColumns)
        {
            for (int block = 0; block < depthBlocks; block++)
            {
                int term = block * blocks.Depth;
                int depth = Math.Min(blocks.Depth, operands.Depth - term);
                PreBlock<T> preBlock = PreBlock<T>.Pack(
                    operands, column, Math.Min(blockColumns, columns - column), term, depth, scratch);
                Span<T> packed = scratch.Post.Take(depth * Tile.PostStride);
                Span<int> terms = scratch.PostTerms.Take(depth);
                bool last = block == depthBlocks - 1;

                for (int down = 0; down < tilesDown; down++)
                {
                    int row = rows.First + (down * Tile.Rows);
                    int rowsHere = Math.Min(Tile.Rows, rows.End - row);
                    operands.PackPost(term, row, rowsHere, packed);
                    ReadOnlySpan<T> activity = packed[..(depth * Tile.Rows)];
                    Panel<T> post = new(
                        activity,
                        packed[activity.Length..],
                        Panel<T>.ListTerms(activity, Tile.Rows, operands.EveryTerm, terms));
                    UpdateTiles<T, TRule, TSource>(
                        preBlock,
                        post,
                        cut ? tiles.Slice(down * blockTiles * Tile.Length<T>(), preBlock.Count * Tile.Length<T>()) : tiles,
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

    /// <summary>The tiles of some rows, from one side of a block to the other: sums in a tile for each, or in one for all.</summary>
    [MethodImpl(Hot.Loop)]
    private static void UpdateTiles<T, TRule, TSource>(
        in PreBlock<T> preBlock,
        in Panel<T> post,
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
        bool far = last && Prefetch.IsFar<T>(w);
        Span<T> tile = tiles[..Tile.Length<T>()];
        for (int across = 0; across < preBlock.Count; across++, column += Tile.Columns<T>())
        {
            if (tiles.Length > tile.Length)
            {
                tile = tiles.Slice(across * Tile.Length<T>(), Tile.Length<T>());
            }

            if (far)
            {
                Prefetch.Block<T>(w, (nint)(row * columns) + column + Tile.Columns<T>(), Tile.Rows, columns, Tile.Columns<T>());
            }

            TileSum.Run(preBlock[across], post, tile, resume);
            if (last)
            {
                Apply<T, TRule, TSource>(w, columns, tile, coefficients, row, rows, column);
            }
        }
    }

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

    /// <summary>Tiles down all rows and across a block of columns, and whether sums are cut and so need a tile each.</summary>
    private static (int TilesDown, int BlockTiles, bool Cut) Layout<T>(int rows, int columns, int depth, BlockSizes blocks) =>
        (TilesFor(rows, Tile.Rows),
            TilesFor(Math.Min(blocks.Columns, columns), Tile.Columns<T>()),
            depth > blocks.Depth);

    private static int TilesFor(int length, int tile) => (int)(((long)length + tile - 1) / tile);
}
