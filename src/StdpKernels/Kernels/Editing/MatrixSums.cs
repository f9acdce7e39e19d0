using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Editing;

/// <summary>Sums over the rows or the columns of a row-major matrix.</summary>
/// <remarks>
/// Contract: <c>sums</c> has an element for each row or column and does not overlap the weights. A sum starts at zero and takes its weights
/// in ascending order, each rounding by itself: sums are side by side in the loops, and none is split.
/// </remarks>
internal static class MatrixSums
{
    // Rows whose sums do not wait for each other.
    private const int Together = 4;

    /// <summary>A sum for each row.</summary>
    [MethodImpl(Hot.Loop)]
    public static void OfRows<T, TMeasure>(ReadOnlySpan<T> w, int columns, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMeasure : struct, IWeightMeasure
    {
        int r = 0;
        for (; r <= sums.Length - Together; r += Together)
        {
            ReadOnlySpan<T> row0 = w.Slice(r * columns, columns), row1 = w.Slice((r + 1) * columns, columns);
            ReadOnlySpan<T> row2 = w.Slice((r + 2) * columns, columns), row3 = w.Slice((r + 3) * columns, columns);
            (T sum0, T sum1, T sum2, T sum3) = (T.Zero, T.Zero, T.Zero, T.Zero);
            for (int c = 0; c < row0.Length; c++)
            {
                sum0 += TMeasure.Of(row0[c]);
                sum1 += TMeasure.Of(row1[c]);
                sum2 += TMeasure.Of(row2[c]);
                sum3 += TMeasure.Of(row3[c]);
            }

            (sums[r], sums[r + 1], sums[r + 2], sums[r + 3]) = (sum0, sum1, sum2, sum3);
        }

        for (; r < sums.Length; r++)
        {
            sums[r] = OfStretch<T, TMeasure>(w.Slice(r * columns, columns));
        }
    }

    /// <summary>A sum for each column.</summary>
    [MethodImpl(Hot.Loop)]
    public static void OfColumns<T, TMeasure>(ReadOnlySpan<T> w, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMeasure : struct, IWeightMeasure
    {
        sums.Clear();
        for (; !w.IsEmpty; w = w[sums.Length..])
        {
            // The row is a slice as long as the sums: the loop, which ends a vector before its end, is within both.
            ReadOnlySpan<T> row = w[..sums.Length];
            ref T from = ref MemoryMarshal.GetReference(row);
            ref T to = ref MemoryMarshal.GetReference(sums);
            int c = 0;
            for (; c <= sums.Length - Vector<T>.Count; c += Vector<T>.Count)
            {
                (Vector.LoadUnsafe(ref to, (nuint)c) + TMeasure.Of(Vector.LoadUnsafe(ref from, (nuint)c))).StoreUnsafe(ref to, (nuint)c);
            }

            for (; c < sums.Length; c++)
            {
                sums[c] += TMeasure.Of(row[c]);
            }
        }
    }

    /// <summary>One sum over all weights.</summary>
    [MethodImpl(Hot.Way)]
    public static T OfStretch<T, TMeasure>(ReadOnlySpan<T> w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMeasure : struct, IWeightMeasure
    {
        T sum = T.Zero;
        foreach (T weight in w)
        {
            sum += TMeasure.Of(weight);
        }

        return sum;
    }
}
