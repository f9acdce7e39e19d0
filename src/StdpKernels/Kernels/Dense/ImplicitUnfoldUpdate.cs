using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense step of a convolution without unfolding: the tile's factors are read in the images, where they lie.</summary>
/// <remarks>
/// <para>
/// Contract: as of <see cref="DenseUpdate"/> of the same operands, whose bits it gives: each sum runs over batch, then positions, ascending, and
/// has the same products. A tile has elements of the patch for rows and outputs for columns. The sums of a block of outputs are
/// turned to rows of w before the rule is applied to these.
/// </para>
/// <para>Loops, from the outside: blocks of outputs, blocks of depth, P and M, tiles of the patch.</para>
/// </remarks>
internal static class ImplicitUnfoldUpdate
{
    /// <summary>Makes the scratch memory as large as any step of a layer can need, and lists in it what the shape alone decides.</summary>
    public static void Reserve<T>(in Conv2dShape shape, ImplicitUnfoldScratch<T> scratch, BlockSizes blocks)
    {
        int depth = Math.Min(shape.Depth, blocks.Depth);
        ListOffsets(shape, scratch.Offsets.Take(Elements(shape.PatchLength)));
        scratch.Runs.Take(PositionRun.Count(shape, depth));
        scratch.Outputs.Take(2 * depth * Tile.Columns<T>());
        scratch.Sums.Take(checked((int)SumsLength<T>(shape.PatchLength)));
        scratch.Rows.Take(RowsLength<T>(shape.PatchLength));
    }

    /// <summary>Elements of the largest array of <see cref="Reserve{T}"/>, also where that is more than an array can have.</summary>
    public static long SumsLength<T>(int patchLength) => 2L * Elements(patchLength) * Tile.Columns<T>();

    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        in Conv2dOperands<T> operands,
        Span<T> w,
        RowRange rows,
        in TSource coefficients,
        ImplicitUnfoldScratch<T> scratch,
        BlockSizes blocks)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int width = Tile.Columns<T>();
        ReadOnlySpan<int> offsets = scratch.Offsets.Take(Elements(operands.Shape.PatchLength));
        Span<T> sums = scratch.Sums.Take((int)SumsLength<T>(operands.Shape.PatchLength));
        Span<T> p = sums[..(sums.Length / 2)], m = sums[(sums.Length / 2)..];
        for (int row = rows.First; row < rows.End; row += width)
        {
            int outputs = Math.Min(width, rows.End - row);

            // A sum of no terms still has a (zero) result to apply.
            int term = 0;
            do
            {
                int depth = Math.Min(blocks.Depth, operands.Depth - term);
                ReadOnlySpan<PositionRun> runs = PositionRun.List(operands.Shape, operands.Group, term, depth, scratch.Runs);
                Span<T> packed = scratch.Outputs.Take(2 * depth * width);
                Span<T> activity = packed[..(depth * width)], traces = packed[activity.Length..];
                operands.PackOutputs(operands.ActivityPost, term, row, outputs, width, activity);
                operands.PackOutputs(operands.TracePost, term, row, outputs, width, traces);
                SumTiles(activity, operands.TracePre, runs, offsets, operands.Shape.Columns.Stride, p, term > 0);
                SumTiles(traces, operands.ActivityPre, runs, offsets, operands.Shape.Columns.Stride, m, term > 0);
                term += depth;
            }
            while (term < operands.Depth);

            Apply<T, TRule, TSource>(
                w, operands.Shape.PatchLength, row, outputs, p, m, scratch.Rows.Take(RowsLength<T>(operands.Shape.PatchLength)), coefficients);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void SumTiles<T>(
        ReadOnlySpan<T> columns, ReadOnlySpan<T> images, ReadOnlySpan<PositionRun> runs, ReadOnlySpan<int> offsets, int step, Span<T> sums, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int element = 0; element < offsets.Length; element += Tile.Rows)
        {
            TileSum.Run(
                columns,
                images,
                new PatchTerms(runs, offsets.Slice(element, Tile.Rows), step),
                sums.Slice(element * Tile.Columns<T>(), Tile.SumLength<T>()),
                resume);
        }
    }

    /// <summary>Rule and bound, on the rows of some outputs.</summary>
    [MethodImpl(Hot.Loop)]
    private static void Apply<T, TRule, TSource>(
        Span<T> w, int patchLength, int row, int outputs, ReadOnlySpan<T> p, ReadOnlySpan<T> m, Span<T> memory, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int width = Tile.Columns<T>();
        Span<T> rowsOfP = memory[..(memory.Length / 2)], rowsOfM = memory[rowsOfP.Length..];
        int stride = rowsOfP.Length / width;
        for (int element = 0; element < patchLength; element += stride)
        {
            int elements = Math.Min(stride, patchLength - element);
            Transpose.Run(p[(element * width)..], elements, outputs, width, rowsOfP, stride);
            Transpose.Run(m[(element * width)..], elements, outputs, width, rowsOfM, stride);
            for (int r = 0; r < outputs; r++)
            {
                WeightRow.Update<T, TRule, TSource, StoredSums<T>>(
                    w.Slice(((row + r) * patchLength) + element, elements),
                    new StoredSums<T>(rowsOfP.Slice(r * stride, elements), rowsOfM.Slice(r * stride, elements)),
                    coefficients,
                    row + r,
                    element);
            }
        }
    }

    /// <summary>Lists where each element of a patch lies; the last again to fill the last tile.</summary>
    [MethodImpl(Hot.Way)]
    private static void ListOffsets(in Conv2dShape shape, Span<int> offsets)
    {
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = shape.OffsetInImage(Math.Min(i, shape.PatchLength - 1));
        }
    }

    /// <summary>Elements of a patch, rounded up to whole tiles.</summary>
    private static int Elements(int patchLength) => checked(Tile.Count(patchLength, Tile.Rows) * Tile.Rows);

    private static int RowsLength<T>(int patchLength) => 2 * Math.Min(Elements(patchLength), KernelShapes.TurnedElements) * Tile.Columns<T>();
}
