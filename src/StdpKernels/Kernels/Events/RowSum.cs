using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>The sum of chosen stretches of an array, all of the same length.</summary>
/// <remarks>
/// Contract: every stretch, from <c>offset + shift</c> on and as long as <c>destination</c>, lies within <c>source</c>;
/// <c>destination</c> overlaps nothing. The sum starts at zero, or with <c>resume</c> at what the destination holds, and adds the
/// stretches in the order given; it stays in registers until it is complete.
/// </remarks>
internal static class RowSum
{
    [MethodImpl(Hot.Loop)]
    public static void Run<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> offsets, int shift, Span<T> destination, bool resume = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireWithin(offsets, shift, source.Length - destination.Length);
        if (!resume)
        {
            destination.Clear();
        }

        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(destination);
        nuint width = (nuint)Vector<T>.Count;
        int i = 0;
        for (; i <= destination.Length - (4 * Vector<T>.Count); i += 4 * Vector<T>.Count)
        {
            Vector<T> sum0 = Vector.LoadUnsafe(ref to, (nuint)i);
            Vector<T> sum1 = Vector.LoadUnsafe(ref to, (nuint)i + width);
            Vector<T> sum2 = Vector.LoadUnsafe(ref to, (nuint)i + (2 * width));
            Vector<T> sum3 = Vector.LoadUnsafe(ref to, (nuint)i + (3 * width));
            foreach (int offset in offsets)
            {
                nuint at = (nuint)(offset + shift + i);
                sum0 += Vector.LoadUnsafe(ref from, at);
                sum1 += Vector.LoadUnsafe(ref from, at + width);
                sum2 += Vector.LoadUnsafe(ref from, at + (2 * width));
                sum3 += Vector.LoadUnsafe(ref from, at + (3 * width));
            }

            sum0.StoreUnsafe(ref to, (nuint)i);
            sum1.StoreUnsafe(ref to, (nuint)i + width);
            sum2.StoreUnsafe(ref to, (nuint)i + (2 * width));
            sum3.StoreUnsafe(ref to, (nuint)i + (3 * width));
        }

        for (; i <= destination.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> sum = Vector.LoadUnsafe(ref to, (nuint)i);
            foreach (int offset in offsets)
            {
                sum += Vector.LoadUnsafe(ref from, (nuint)(offset + shift + i));
            }

            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            T sum = destination[i];
            foreach (int offset in offsets)
            {
                sum += source[offset + shift + i];
            }

            destination[i] = sum;
        }
    }

    /// <summary>What makes the unchecked reads safe; the loops bound everything in the destination.</summary>
    private static void RequireWithin(ReadOnlySpan<int> offsets, int shift, int last)
    {
        bool within = true;
        foreach (int offset in offsets)
        {
            within &= (uint)(offset + shift) <= (uint)last;
        }

        if (!offsets.IsEmpty && (!within || last < 0))
        {
            throw new ArgumentOutOfRangeException(nameof(offsets), "A stretch leaves the source.");
        }
    }
}
