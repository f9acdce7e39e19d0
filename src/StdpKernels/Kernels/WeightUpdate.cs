using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>Rule and bound, applied to weights of one row in one pass: read once, written once.</summary>
internal static class WeightUpdate
{
    /// <summary>Neighbouring weights.</summary>
    /// <remarks>
    /// Contract: <paramref name="p"/> and <paramref name="m"/> are at least as long as <paramref name="w"/> and do not overlap it;
    /// <paramref name="column"/>, the column of the first weight, is a multiple of the vector length.
    /// </remarks>
    public static void Contiguous<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        // These two checks are what makes the unchecked reads and writes below safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(p.Length, w.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(m.Length, w.Length);
        ref T wStart = ref MemoryMarshal.GetReference(w);
        ref T pStart = ref MemoryMarshal.GetReference(p);
        ref T mStart = ref MemoryMarshal.GetReference(m);

        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Next<T, TRule, TSource>(
                Vector.LoadUnsafe(ref wStart, (nuint)i),
                Vector.LoadUnsafe(ref pStart, (nuint)i),
                Vector.LoadUnsafe(ref mStart, (nuint)i),
                coefficients,
                row,
                column + i)
                .StoreUnsafe(ref wStart, (nuint)i);
        }

        if (i < w.Length)
        {
            Vector<T> updated = Next<T, TRule, TSource>(
                PartialVector.Load<T>(w[i..]),
                PartialVector.Load(p[i..w.Length]),
                PartialVector.Load(m[i..w.Length]),
                coefficients,
                row,
                column + i);
            PartialVector.Store(updated, w[i..]);
        }
    }

    /// <summary>Chosen weights whose postsynaptic neuron is silent, and which silence leaves alone.</summary>
    /// <remarks>
    /// Contract: <paramref name="columns"/> are distinct columns of the row <paramref name="w"/>, and <paramref name="m"/> holds M
    /// for each of them, at a distance of <paramref name="mStride"/>.
    /// </remarks>
    public static void Chosen<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<int> columns, ReadOnlySpan<T> m, int mStride, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        for (int i = 0; i < columns.Length; i++)
        {
            ref T weight = ref w[columns[i]];
            weight = TRule.Depress<ScalarLane<T>>(
                new(weight), new(m[i * mStride]), coefficients.At(row, columns[i])).Value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Next<T, TRule, TSource>(
        Vector<T> w, Vector<T> p, Vector<T> m, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T> =>
        TRule.Update<VectorLane<T>>(new(w), new(p), new(m), coefficients.Load(row, column)).Value;
}
