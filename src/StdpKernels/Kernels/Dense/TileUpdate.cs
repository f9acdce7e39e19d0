using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    [MethodImpl(Hot.Loop)]
    public static void Run<T, TRule, TSource>(
        ReadOnlySpan<T> tile, Span<T> w, int leadingDimension, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        // These two checks are what makes the unchecked reads and writes below safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, Tile.Length<T>());
        ArgumentOutOfRangeException.ThrowIfLessThan(
            w.Length, ((Tile.Rows - 1L) * leadingDimension) + Tile.Columns<T>());
        ref T sums = ref MemoryMarshal.GetReference(tile);
        ref T weights = ref MemoryMarshal.GetReference(w);

        // A copy that no store can alias: what it holds stays in registers.
        TSource local = coefficients;
        for (int r = 0; r < Tile.Rows; r++)
        {
            local.MoveTo(row + r, column + Tile.Columns<T>());
            for (int i = 0; i < Tile.Columns<T>(); i += Vector<T>.Count)
            {
                Vector<T> p = Vector.LoadUnsafe(ref sums, (nuint)i);
                Vector<T> m = Vector.LoadUnsafe(ref sums, (nuint)(Tile.SumLength<T>() + i));
                WeightVector.Update<T, TRule, TSource>(ref weights, (nuint)i, p, m, local, column + i);
            }

            sums = ref Unsafe.Add(ref sums, Tile.Columns<T>());
            weights = ref Unsafe.Add(ref weights, leadingDimension);
        }
    }
}
