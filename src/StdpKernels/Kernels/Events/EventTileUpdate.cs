using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Events;

/// <summary>P, rule and bound for a whole tile of <c>w</c>: P never reaches memory, and each weight is read once and written once.</summary>
/// <remarks>
/// Contract: <c>w</c> starts at the first weight of the tile, at (row, column), with rows <c>leadingDimension</c> apart; P of a row is the
/// sum, in the order given, of the presynaptic traces of the samples in which it fired; M is what <see cref="ColumnSums.Scatter"/> made.
/// Nothing overlaps.
/// </remarks>
internal static class EventTileUpdate
{
    /// <param name="tracePre"><c>[B, I]</c>.</param>
    /// <param name="samples">Where in <paramref name="tracePre"/> the samples start in which the rows fired, row after row.</param>
    /// <param name="starts">Where the samples of each row start, and of the last one end.</param>
    /// <param name="firedOnly">Whether rows that did not fire are left alone.</param>
    /// <param name="m">M from the first column on, with rows as far apart as those of <paramref name="w"/>.</param>
    /// <param name="w">The weights.</param>
    /// <param name="leadingDimension">Elements from one row to the next.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    [MethodImpl(Hot.Loop)]
    public static void Run<T, TRule, TSource>(
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<int> samples,
        ReadOnlySpan<int> starts,
        bool firedOnly,
        ReadOnlySpan<T> m,
        Span<T> w,
        int leadingDimension,
        in TSource coefficients,
        int row,
        int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        int columns = EventTile.Columns<T>();

        // A copy that no store can alias: what it holds stays in registers.
        TSource local = coefficients;
        for (int r = 0; r < starts.Length - 1; r++)
        {
            ReadOnlySpan<int> firedIn = samples[starts[r]..starts[r + 1]];
            if (firedOnly && firedIn.IsEmpty)
            {
                continue;
            }

            // Named locals: only they stay in registers.
            Vector<T> p0 = default, p1 = default, p2 = default, p3 = default;
            Vector<T> p4 = default, p5 = default, p6 = default, p7 = default;
            foreach (int sample in firedIn)
            {
                // This slice, as those of sums and weights below, is what makes the unchecked reads safe: it is as long as a tile is wide.
                ref T trace = ref MemoryMarshal.GetReference(tracePre.Slice(sample + column, columns));
                p0 += At(ref trace, 0);
                p1 += At(ref trace, 1);
                p2 += At(ref trace, 2);
                p3 += At(ref trace, 3);
                p4 += At(ref trace, 4);
                p5 += At(ref trace, 5);
                p6 += At(ref trace, 6);
                p7 += At(ref trace, 7);
            }

            local.MoveTo(row + r, column + columns);
            ref T sums = ref MemoryMarshal.GetReference(m.Slice(r * leadingDimension, columns));
            ref T weights = ref MemoryMarshal.GetReference(w.Slice(r * leadingDimension, columns));
            Update<T, TRule, TSource>(ref weights, p0, ref sums, local, column, 0);
            Update<T, TRule, TSource>(ref weights, p1, ref sums, local, column, 1);
            Update<T, TRule, TSource>(ref weights, p2, ref sums, local, column, 2);
            Update<T, TRule, TSource>(ref weights, p3, ref sums, local, column, 3);
            Update<T, TRule, TSource>(ref weights, p4, ref sums, local, column, 4);
            Update<T, TRule, TSource>(ref weights, p5, ref sums, local, column, 5);
            Update<T, TRule, TSource>(ref weights, p6, ref sums, local, column, 6);
            Update<T, TRule, TSource>(ref weights, p7, ref sums, local, column, 7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<T, TRule, TSource>(
        ref T weights, Vector<T> p, ref T sums, in TSource coefficients, int column, int vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T> =>
        TRule.Update<VectorLane<T>>(
            new(At(ref weights, vector)),
            new(p),
            new(At(ref sums, vector)),
            coefficients.Load(column + (vector * Vector<T>.Count)))
            .Value.StoreUnsafe(ref weights, (nuint)(vector * Vector<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> At<T>(ref T start, int vector)
        where T : unmanaged =>
        Vector.LoadUnsafe(ref start, (nuint)(vector * Vector<T>.Count));
}
