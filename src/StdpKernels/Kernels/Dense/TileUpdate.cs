using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Dense;

/// <summary>Rule and bound, applied to the weights under a whole tile: each is read once and written once.</summary>
/// <remarks>
/// Contract: <c>w</c> starts at the tile's first weight, at (row, column), and its rows are <c>leadingDimension</c> apart; the tile is laid
/// out as <see cref="Tile"/> says and overlaps nothing.
/// </remarks>
internal static class TileUpdate
{
    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        ReadOnlySpan<T> tile, Span<T> w, int leadingDimension, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && RuleWidth.IsWide<TRule>())
        {
            Run<T, TRule, TSource, WideLane<T>>(tile, w, leadingDimension, coefficients, row, column);
        }
        else
        {
            Run<T, TRule, TSource, VectorLane<T>>(tile, w, leadingDimension, coefficients, row, column);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Run<T, TRule, TSource, TLane>(
        ReadOnlySpan<T> tile, Span<T> w, int leadingDimension, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TLane : struct, IVectorLane<T, TLane>
    {
        // These two checks are what makes the unchecked reads and writes below safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, Tile.Length<T>());
        ArgumentOutOfRangeException.ThrowIfLessThan(
            w.Length, ((Tile.Rows - 1L) * leadingDimension) + Tile.Columns<T>());
        ref T sums = ref MemoryMarshal.GetReference(tile);
        ref T weights = ref MemoryMarshal.GetReference(w);

        // A copy that no store can alias: what it holds stays in registers.
        LaneSource<T, TSource, TLane> local = new(coefficients);
        for (int r = 0; r < Tile.Rows; r++)
        {
            local.MoveTo(row + r, column + Tile.Columns<T>());
            for (int i = 0; i < Tile.Columns<T>(); i += TLane.Count)
            {
                TLane p = TLane.Load(ref sums, (nuint)i);
                TLane m = TLane.Load(ref sums, (nuint)(Tile.SumLength<T>() + i));
                WeightVector.Update<T, TRule, TLane>(ref weights, (nuint)i, p, m, local.Load(column + i));
            }

            sums = ref Unsafe.Add(ref sums, Tile.Columns<T>());
            weights = ref Unsafe.Add(ref weights, leadingDimension);
        }
    }
}
