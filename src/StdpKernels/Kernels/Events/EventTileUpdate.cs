using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

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
    [MethodImpl(Hot.Way)]
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
        if (Vector<byte>.Count == Vector256<byte>.Count && RuleWidth.IsWide<TRule>())
        {
            Run<T, TRule, TSource, TKind, WideLane<T>, WideLane<T>>(
                tracePre, samples, numbers, starts, firedOnly, p, m, w, leadingDimension, coefficients, row, column);
        }
        else if (Vector<byte>.Count == Vector256<byte>.Count && VectorWidth.IsWide)
        {
            Run<T, TRule, TSource, TKind, WideLane<T>, VectorLane<T>>(
                tracePre, samples, numbers, starts, firedOnly, p, m, w, leadingDimension, coefficients, row, column);
        }
        else
        {
            Run<T, TRule, TSource, TKind, VectorLane<T>, VectorLane<T>>(
                tracePre, samples, numbers, starts, firedOnly, p, m, w, leadingDimension, coefficients, row, column);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Run<T, TRule, TSource, TKind, TSumLane, TLane>(
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
        where TSumLane : struct, IVectorLane<T, TSumLane>
        where TLane : struct, IVectorLane<T, TLane>
    {
        int columns = EventTile.Columns<T>();
        ref T sumsOfP = ref MemoryMarshal.GetReference(p[..columns]);

        // A local copy, whose address is not taken: the compiler keeps its fields in registers.
        LaneSource<T, TSource, TLane> local = new(coefficients);
        for (int r = 0; r < starts.Length - 1; r++)
        {
            ReadOnlySpan<int> firedIn = samples[starts[r]..starts[r + 1]];
            ReadOnlySpan<T> numbersOfRow = TKind.IsGraded ? numbers[starts[r]..starts[r + 1]] : [];
            if (firedOnly && firedIn.IsEmpty)
            {
                continue;
            }

            // Named locals: only they stay in registers.
            TSumLane p0 = TSumLane.Zero, p1 = TSumLane.Zero, p2 = TSumLane.Zero, p3 = TSumLane.Zero;
            TSumLane p4 = TSumLane.Zero, p5 = TSumLane.Zero, p6 = TSumLane.Zero, p7 = TSumLane.Zero;
            for (int k = 0; k < firedIn.Length; k++)
            {
                TSumLane number = TKind.IsGraded ? TSumLane.Broadcast(numbersOfRow[k]) : default;

                // This slice, as those of sums and weights below, is what makes the unchecked reads safe: it is as long as a tile is wide.
                ref T trace = ref MemoryMarshal.GetReference(tracePre.Slice(firedIn[k] + column, columns));
                p0 = EventSum.Add<T, TKind, TSumLane>(p0, TSumLane.Load(ref trace, 0), number);
                p1 = EventSum.Add<T, TKind, TSumLane>(p1, TSumLane.Load(ref trace, (nuint)TSumLane.Count), number);
                p2 = EventSum.Add<T, TKind, TSumLane>(p2, TSumLane.Load(ref trace, (nuint)(2 * TSumLane.Count)), number);
                p3 = EventSum.Add<T, TKind, TSumLane>(p3, TSumLane.Load(ref trace, (nuint)(3 * TSumLane.Count)), number);
                p4 = EventSum.Add<T, TKind, TSumLane>(p4, TSumLane.Load(ref trace, (nuint)(4 * TSumLane.Count)), number);
                p5 = EventSum.Add<T, TKind, TSumLane>(p5, TSumLane.Load(ref trace, (nuint)(5 * TSumLane.Count)), number);
                p6 = EventSum.Add<T, TKind, TSumLane>(p6, TSumLane.Load(ref trace, (nuint)(6 * TSumLane.Count)), number);
                p7 = EventSum.Add<T, TKind, TSumLane>(p7, TSumLane.Load(ref trace, (nuint)(7 * TSumLane.Count)), number);
            }

            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p0), ref sumsOfP, 0);
            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p1), ref sumsOfP, (nuint)TSumLane.Count);
            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p2), ref sumsOfP, (nuint)(2 * TSumLane.Count));
            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p3), ref sumsOfP, (nuint)(3 * TSumLane.Count));
            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p4), ref sumsOfP, (nuint)(4 * TSumLane.Count));
            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p5), ref sumsOfP, (nuint)(5 * TSumLane.Count));
            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p6), ref sumsOfP, (nuint)(6 * TSumLane.Count));
            TSumLane.Store(EventSum.Complete<T, TKind, TSumLane>(p7), ref sumsOfP, (nuint)(7 * TSumLane.Count));

            // Through memory, so that the rule is inlined once: eight copies of a long one would exceed the compiler's limit.
            local.MoveTo(row + r, column + columns);
            ref T sumsOfM = ref MemoryMarshal.GetReference(m.Slice(r * leadingDimension, columns));
            ref T weights = ref MemoryMarshal.GetReference(w.Slice(r * leadingDimension, columns));
            for (int i = 0; i < columns; i += TLane.Count)
            {
                TLane sumP = TLane.Load(ref sumsOfP, (nuint)i), sumM = TLane.Load(ref sumsOfM, (nuint)i);
                WeightVector.Update<T, TRule, TLane>(ref weights, (nuint)i, sumP, sumM, local.Load(column + i));
            }
        }
    }
}
