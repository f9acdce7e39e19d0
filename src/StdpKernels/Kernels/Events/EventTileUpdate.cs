using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using static StdpKernels.Kernels.VectorMemory;

namespace StdpKernels.Kernels.Events;

/// <summary>P, rule and bound for a whole tile of <c>w</c>: each weight is read once and written once.</summary>
/// <remarks>
/// Contract: <c>w</c> starts at the first weight of the tile, at (row, column), with rows <c>leadingDimension</c> apart; P of a row is the
/// sum, in the order given, of the presynaptic traces of the samples in which it fired, each times what the event carries; M is what <see cref="ColumnSums.Scatter"/> made.
/// Nothing overlaps.
/// </remarks>
internal static class EventTileUpdate
{
    /// <param name="tracePre"><c>[B, I]</c>.</param>
    /// <param name="samples">Where in <paramref name="tracePre"/> the samples start in which the rows fired, row after row.</param>
    /// <param name="numbers">What the row carries in each of them, where events are graded.</param>
    /// <param name="starts">Where the samples of each row start, and of the last one end.</param>
    /// <param name="firedOnly">Whether rows that did not fire are left alone.</param>
    /// <param name="p">Memory for P of the columns of a tile.</param>
    /// <param name="m">M from the first column on, with rows as far apart as those of <paramref name="w"/>.</param>
    /// <param name="w">The weights.</param>
    /// <param name="leadingDimension">Elements from one row to the next.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    [MethodImpl(Hot.Loop)]
    public static void Run<T, TRule, TSource, TKind>(
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<int> samples,
        ReadOnlySpan<T> numbers,
        ReadOnlySpan<int> starts,
        bool firedOnly,
        Span<T> p,
        ReadOnlySpan<T> m,
        Span<T> w,
        int leadingDimension,
        in TSource coefficients,
        int row,
        int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TKind : struct, IEventKind
    {
        int columns = EventTile.Columns<T>();
        ref T sumsOfP = ref MemoryMarshal.GetReference(p[..columns]);

        // A local copy, whose address is not taken: the compiler keeps its fields in registers.
        TSource local = coefficients;
        for (int r = 0; r < starts.Length - 1; r++)
        {
            ReadOnlySpan<int> firedIn = samples[starts[r]..starts[r + 1]];
            ReadOnlySpan<T> numbersOfRow = TKind.IsGraded ? numbers[starts[r]..starts[r + 1]] : [];
            if (firedOnly && firedIn.IsEmpty)
            {
                continue;
            }

            // Named locals: only they stay in registers.
            Vector<T> p0 = default, p1 = default, p2 = default, p3 = default;
            Vector<T> p4 = default, p5 = default, p6 = default, p7 = default;
            for (int k = 0; k < firedIn.Length; k++)
            {
                Vector<T> number = TKind.IsGraded ? new(numbersOfRow[k]) : default;

                // This slice, as those of sums and weights below, is what makes the unchecked reads safe: it is as long as a tile is wide.
                ref T trace = ref MemoryMarshal.GetReference(tracePre.Slice(firedIn[k] + column, columns));
                p0 = EventSum.Add<T, TKind>(p0, At(ref trace, 0), number);
                p1 = EventSum.Add<T, TKind>(p1, At(ref trace, 1), number);
                p2 = EventSum.Add<T, TKind>(p2, At(ref trace, 2), number);
                p3 = EventSum.Add<T, TKind>(p3, At(ref trace, 3), number);
                p4 = EventSum.Add<T, TKind>(p4, At(ref trace, 4), number);
                p5 = EventSum.Add<T, TKind>(p5, At(ref trace, 5), number);
                p6 = EventSum.Add<T, TKind>(p6, At(ref trace, 6), number);
                p7 = EventSum.Add<T, TKind>(p7, At(ref trace, 7), number);
            }

            Store(EventSum.Complete<T, TKind>(p0), ref sumsOfP, 0);
            Store(EventSum.Complete<T, TKind>(p1), ref sumsOfP, 1);
            Store(EventSum.Complete<T, TKind>(p2), ref sumsOfP, 2);
            Store(EventSum.Complete<T, TKind>(p3), ref sumsOfP, 3);
            Store(EventSum.Complete<T, TKind>(p4), ref sumsOfP, 4);
            Store(EventSum.Complete<T, TKind>(p5), ref sumsOfP, 5);
            Store(EventSum.Complete<T, TKind>(p6), ref sumsOfP, 6);
            Store(EventSum.Complete<T, TKind>(p7), ref sumsOfP, 7);

            // Through memory, so that the rule is inlined once: eight copies of a long one would exceed the compiler's limit.
            local.MoveTo(row + r, column + columns);
            ref T sumsOfM = ref MemoryMarshal.GetReference(m.Slice(r * leadingDimension, columns));
            ref T weights = ref MemoryMarshal.GetReference(w.Slice(r * leadingDimension, columns));
            for (int i = 0; i < columns; i += Vector<T>.Count)
            {
                Vector<T> sumP = Vector.LoadUnsafe(ref sumsOfP, (nuint)i), sumM = Vector.LoadUnsafe(ref sumsOfM, (nuint)i);
                WeightVector.Update<T, TRule, TSource>(ref weights, (nuint)i, sumP, sumM, local, column + i);
            }
        }
    }
}
