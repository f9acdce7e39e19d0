using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>Rule and bound, applied to weights of one row in one pass: read once, written once.</summary>
internal static class WeightRow
{
    /// <summary>Neighbouring weights, from one of them on.</summary>
    /// <remarks>
    /// Contract: <paramref name="sums"/> has P and M for at least as many weights as <paramref name="w"/> has, in memory that does
    /// not overlap it; <paramref name="column"/>, the column of the first weight, is a multiple of the vector length. Weights before
    /// <paramref name="from"/>, a multiple of it too, stay as they are, but may be written.
    /// </remarks>
    [MethodImpl(Hot.Loop)]
    public static void Update<T, TRule, TSource, TSums>(
        Span<T> w, in TSums sums, in TSource coefficients, int row, int column, int from = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TSums : struct, IRowSums<T>, allows ref struct
    {
        // This check is what makes the unchecked reads of the sums safe; the loops bound those of the weights.
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(sums.P.Length, sums.M.Length), w.Length);
        ref T start = ref MemoryMarshal.GetReference(w);
        int i = from;
        if (Vector<byte>.Count == Vector256<byte>.Count && RuleWidth.IsWide<TRule>())
        {
            i = Update<T, TRule, TSource, TSums, WideLane<T>>(ref start, w.Length, i, sums, coefficients, row, column);
        }

        i = Update<T, TRule, TSource, TSums, VectorLane<T>>(ref start, w.Length, i, sums, coefficients, row, column);
        if (i >= w.Length)
        {
            return;
        }

        if (w.Length < Vector<T>.Count)
        {
            UpdateShort<T, TRule, TSource, TSums>(w, sums, coefficients, row, column);
            return;
        }

        // The last vector of weights: some have been updated before, and stay.
        int end = w.Length - Vector<T>.Count;
        LaneSource<T, TSource, VectorLane<T>> local = new(coefficients);
        local.MoveTo(row, column + w.Length);
        LaneSums<T, TSums, VectorLane<T>> lanes = new(sums);
        Vector<T> last = Vector.LoadUnsafe(ref start, (nuint)end);
        Vector<T> updated = TRule.Update(new VectorLane<T>(last), lanes.P((nuint)end), lanes.M((nuint)end), local.Load(column + end)).Value;
        Vector<T> isLeft = Vector.GreaterThanOrEqual(Vector<T>.Indices, new Vector<T>(T.CreateTruncating(i - end)));
        Vector.ConditionalSelect(isLeft, updated, last).StoreUnsafe(ref start, (nuint)end);
    }

    /// <summary>Whole vectors, from one weight on.</summary>
    /// <returns>The weight behind the last of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Update<T, TRule, TSource, TSums, TLane>(
        ref T w, int length, int i, in TSums sums, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TSums : struct, IRowSums<T>, allows ref struct
        where TLane : struct, IVectorLane<T, TLane>
    {
        if (i > length - TLane.Count)
        {
            return i;
        }

        LaneSource<T, TSource, TLane> local = new(coefficients);
        local.MoveTo(row, column + length);
        LaneSums<T, TSums, TLane> lanes = new(sums);
        do
        {
            WeightVector.Update<T, TRule, TLane>(ref w, (nuint)i, lanes.P((nuint)i), lanes.M((nuint)i), local.Load(column + i));
            i += TLane.Count;
        }
        while (i <= length - TLane.Count);
        return i;
    }

    // A row of fewer weights than a vector.
    [MethodImpl(Hot.Loop)]
    private static void UpdateShort<T, TRule, TSource, TSums>(Span<T> w, in TSums sums, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TSums : struct, IRowSums<T>, allows ref struct
    {
        LaneSource<T, TSource, VectorLane<T>> local = new(coefficients);
        local.MoveTo(row, column + w.Length);
        LaneSums<T, TSums, VectorLane<T>> lanes = new(sums);
        Vector<T> updated = TRule.Update<VectorLane<T>>(
            new(PartialVector.Load<T>(w)),
            lanes.OfP(new(PartialVector.Load(sums.P[..w.Length]))),
            lanes.OfM(new(PartialVector.Load(sums.M[..w.Length]))),
            local.Load(column)).Value;
        PartialVector.Store(updated, w);
    }
}
