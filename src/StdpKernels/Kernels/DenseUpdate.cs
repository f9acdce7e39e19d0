using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Kernels;

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
        TSource coefficients,
        PanelScratch<T> scratch,
        BlockSizes blocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPanels : IPanelSource<T>, allows ref struct
        where TRule : struct, IUpdateRule<T>
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
                        Span<T> tile = tiles.Slice(
                            cut ? ((down * blockTiles) + across) * Tile.Length<T>() : 0, Tile.Length<T>());
                        TileAccumulate.Run<T>(
                            prePanels.Slice(across * panelLength, panelLength), post, depthHere, tile, resume: block > 0);
                        if (block == depthBlocks - 1)
                        {
                            int first = across * Tile.Columns<T>();
                            Apply<T, TRule, TSource>(
                                w[((row * columns) + column + first)..],
                                columns,
                                rowsHere,
                                Math.Min(Tile.Columns<T>(), columnsHere - first),
                                tile,
                                coefficients,
                                row,
                                column + first);
                        }
                    }
                }
            }
        }
    }

    private static void Apply<T, TRule, TSource>(
        Span<T> w, int leadingDimension, int rows, int columns, ReadOnlySpan<T> tile, TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TSource : struct, ICoefficientSource<T>
    {
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<T> sums = tile.Slice(r * Tile.RowStride<T>(), Tile.RowStride<T>());
            WeightUpdate.Contiguous<T, TRule, TSource>(
                w.Slice(r * leadingDimension, columns), sums, sums[Tile.Columns<T>()..], coefficients, row + r, column);
        }
    }

    private static int TilesFor(int length, int tile) => (int)(((long)length + tile - 1) / tile);
}
