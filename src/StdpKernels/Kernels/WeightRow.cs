using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>Rule and bound, applied to weights of one row in one pass: read once, written once.</summary>
internal static class WeightRow
{
    /// <summary>Neighbouring weights.</summary>
    /// <remarks>
    /// Contract: <paramref name="sums"/> has P and M for at least as many weights as <paramref name="w"/> has, in memory that does
    /// not overlap it; <paramref name="column"/>, the column of the first weight, is a multiple of the vector length.
    /// </remarks>
    [MethodImpl(Hot.Loop)]
    public static void Update<T, TRule, TSource, TSums>(
        Span<T> w, in TSums sums, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TSums : struct, IRowSums<T>, allows ref struct
    {
        // This check is what makes the unchecked reads of the sums safe; the loop bounds those of the weights.
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, w.Length);
        ref T start = ref MemoryMarshal.GetReference(w);

        // Local copies, whose address is not taken: the compiler keeps their fields in registers.
        TSource localCoefficients = coefficients;
        localCoefficients.MoveTo(row, column + w.Length);
        TSums localSums = sums;
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            WeightVector.Update<T, TRule, TSource>(
                ref start, (nuint)i, localSums.P(i), localSums.M(i), localCoefficients, column + i);
        }

        if (i < w.Length)
        {
            UpdateTail<T, TRule, TSource, TSums>(w, i, sums, coefficients, row, column);
        }
    }

    // A method of its own: a call in the loop's method would spill the loop's vectors.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UpdateTail<T, TRule, TSource, TSums>(
        Span<T> w, int first, in TSums sums, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TSums : struct, IRowSums<T>, allows ref struct
    {
        TSource local = coefficients;
        local.MoveTo(row, column + w.Length);
        Vector<T> updated = TRule.Update<VectorLane<T>>(
            new(PartialVector.Load<T>(w[first..])),
            new(sums.PartialP(first, w.Length)),
            new(sums.PartialM(first, w.Length)),
            local.Load(column + first)).Value;
        PartialVector.Store(updated, w[first..]);
    }
}
