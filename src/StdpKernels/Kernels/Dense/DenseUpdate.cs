using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense step: <c>w ← rule(w, P, M)</c> with <c>P = Σ z_post ⊗ t_pre</c> and <c>M = Σ t_post ⊗ z_pre</c>.</summary>
/// <remarks>
/// <para>
/// Contract: <c>w</c> is row-major <c>[rows, columns]</c> and overlaps nothing that is read. Sums run over ascending depth whatever the
/// block sizes: a sum that is cut goes on from the very accumulators it left. The rule is applied to a tile right after its last
/// term, so that <c>w</c> is read and written once and no weight change is ever stored.
/// </para>
/// <para>Loops, from the outside: blocks of columns, blocks of depth, tiles of rows, tiles of columns.</para>
/// </remarks>
internal static class DenseUpdate
{
    public static void Run<T, TPanels, TRule, TSource>(
        TPanels operands,
        Span<T> w,
        int rows,
        int columns,
        in TSource coefficients,
        PanelScratch<T> scratch,
        BlockSizes blocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPanels : IPanelSource<T>, allows ref struct
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        int tilesDown = TilesFor(rows, Tile.Rows);
        int blockTiles = TilesFor(Math.Min(blocks.Columns, columns), Tile.Columns<T>());
        int blockColumns = blockTiles * Tile.Columns<T>();

        // A sum of no terms still has a (zero) result to apply.
        int depthBlocks = Math.Max(1, TilesFor(operands.Depth, blocks.Depth));
        bool cut = depthBlocks > 1;

        Span<T> prePanels = scratch.Pre.Take(blockTiles * blocks.Depth * Tile.PreStride<T>());
        Span<T> postPanel = scratch.Post.Take(blocks.Depth * Tile.PostStride);
        Span<T> tiles = scratch.Tiles.Take((cut ? tilesDown * blockTiles : 1) * Tile.Length<T>());

        for (int column = 0; column < columns; column += blockColumns)
        {
            int columnsHere = Math.Min(blockColumns, columns - column);
            int tilesAcross = TilesFor(columnsHere, Tile.Columns<T>());
            for (int block = 0; block < depthBlocks; block++)
            {
                int depth = block * blocks.Depth;
                int depthHere = Math.Min(blocks.Depth, operands.Depth - depth);
                int panelLength = depthHere * Tile.PreStride<T>();
                for (int across = 0; across < tilesAcross; across++)
                {
                    int first = across * Tile.Columns<T>();
                    operands.PackPre(
                        depth,
                        column + first,
                        Math.Min(Tile.Columns<T>(), columnsHere - first),
                        prePanels.Slice(across * panelLength, panelLength));
                }

                for (int down = 0; down < tilesDown; down++)
                {
                    int row = down * Tile.Rows;
                    int rowsHere = Math.Min(Tile.Rows, rows - row);
                    Span<T> post = postPanel[..(depthHere * Tile.PostStride)];
                    operands.PackPost(depth, row, rowsHere, post);
                    for (int across = 0; across < tilesAcross; across++)
                    {
                        int first = column + (across * Tile.Columns<T>());
                        Span<T> tile = tiles.Slice(
                            cut ? ((down * blockTiles) + across) * Tile.Length<T>() : 0, Tile.Length<T>());
                        ReadOnlySpan<T> pre = prePanels.Slice(across * panelLength, panelLength);
                        bool last = block == depthBlocks - 1;
                        if (last && rowsHere == Tile.Rows && first <= columns - Tile.Columns<T>())
                        {
                            TileKernel.Run<T, TRule, TSource>(
                                pre,
                                post,
                                depthHere,
                                tile,
                                resume: block > 0,
                                w[((row * columns) + first)..],
                                columns,
                                coefficients,
                                row,
                                first);
                            continue;
                        }

                        TileKernel.Accumulate<T, TRule, TSource>(pre, post, depthHere, tile, resume: block > 0);
                        if (last)
                        {
                            ApplyEdge<T, TRule, TSource>(w, columns, tile, coefficients, row, rowsHere, first);
                        }
                    }
                }
            }
        }
    }

    /// <summary>A tile that reaches over the edge of w.</summary>
    private static void ApplyEdge<T, TRule, TSource>(
        Span<T> w, int columns, ReadOnlySpan<T> tile, in TSource coefficients, int row, int rows, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        int columnsHere = Math.Min(Tile.Columns<T>(), columns - column);
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<T> sums = tile.Slice(r * Tile.RowStride<T>(), Tile.RowStride<T>());
            WeightUpdate.Contiguous<T, TRule, TSource>(
                w.Slice(((row + r) * columns) + column, columnsHere),
                sums,
                sums[Tile.Columns<T>()..],
                coefficients,
                row + r,
                column);
        }
    }

    private static int TilesFor(int length, int tile) => (int)(((long)length + tile - 1) / tile);
}
