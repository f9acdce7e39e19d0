using System.Numerics;
using System.Runtime.InteropServices;

namespace StdpKernels.Kernels.Events;

/// <summary>The sum of chosen rows of a matrix, or of the same stretch of each.</summary>
/// <remarks>
/// Contract: row <c>r</c> of <c>source</c> starts at <c>r · leadingDimension</c>, all rows are within it, and
/// <c>destination</c> overlaps nothing. The sum starts at zero and adds the rows in the order given; it stays in
/// registers until it is complete.
/// </remarks>
internal static class RowSum
{
    public static void Run<T>(
        ReadOnlySpan<T> source, int leadingDimension, int offset, ReadOnlySpan<int> rows, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int row in rows)
        {
            // This check is what makes the unchecked reads below safe; the unchecked writes are bounded by the loops.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(
                ((long)row * leadingDimension) + offset + destination.Length, source.Length);
            ArgumentOutOfRangeException.ThrowIfNegative(row);
        }

        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(destination);
        int width = Vector<T>.Count;
        int i = 0;
        for (; i <= destination.Length - (2 * width); i += 2 * width)
        {
            Vector<T> sum0 = default, sum1 = default;
            foreach (int row in rows)
            {
                nuint at = (nuint)((row * leadingDimension) + offset + i);
                sum0 += Vector.LoadUnsafe(ref from, at);
                sum1 += Vector.LoadUnsafe(ref from, at + (nuint)width);
            }

            sum0.StoreUnsafe(ref to, (nuint)i);
            sum1.StoreUnsafe(ref to, (nuint)(i + width));
        }

        for (; i < destination.Length; i++)
        {
            T sum = T.Zero;
            foreach (int row in rows)
            {
                sum += source[(row * leadingDimension) + offset + i];
            }

            destination[i] = sum;
        }
    }
}
