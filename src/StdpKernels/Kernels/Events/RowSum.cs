using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>The sum of chosen stretches of an array, all of the same length, each times the number of its event.</summary>
/// <remarks>
/// Contract: every stretch, from <c>offset + shift</c> on and as long as <c>destination</c>, lies within <c>source</c>;
/// <c>destination</c> overlaps nothing. The sum starts at zero, or with <c>resume</c> at what the destination holds, and adds the
/// stretches in the order given; it stays in registers until it is complete. <c>numbers</c> has one for each stretch where events are
/// graded, and is not looked at otherwise.
/// </remarks>
internal static class RowSum
{
    [MethodImpl(Hot.Loop)]
    public static void Run<T, TKind>(
        ReadOnlySpan<T> source, ReadOnlySpan<int> offsets, ReadOnlySpan<T> numbers, int shift, Span<T> destination, bool resume = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
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
            for (int k = 0; k < offsets.Length; k++)
            {
                nuint at = (nuint)(offsets[k] + shift + i);
                Vector<T> number = TKind.IsGraded ? new(numbers[k]) : default;
                sum0 = EventSum.Add<T, TKind>(sum0, Vector.LoadUnsafe(ref from, at), number);
                sum1 = EventSum.Add<T, TKind>(sum1, Vector.LoadUnsafe(ref from, at + width), number);
                sum2 = EventSum.Add<T, TKind>(sum2, Vector.LoadUnsafe(ref from, at + (2 * width)), number);
                sum3 = EventSum.Add<T, TKind>(sum3, Vector.LoadUnsafe(ref from, at + (3 * width)), number);
            }

            sum0.StoreUnsafe(ref to, (nuint)i);
            sum1.StoreUnsafe(ref to, (nuint)i + width);
            sum2.StoreUnsafe(ref to, (nuint)i + (2 * width));
            sum3.StoreUnsafe(ref to, (nuint)i + (3 * width));
        }

        for (; i <= destination.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> sum = Vector.LoadUnsafe(ref to, (nuint)i);
            for (int k = 0; k < offsets.Length; k++)
            {
                Vector<T> number = TKind.IsGraded ? new(numbers[k]) : default;
                sum = EventSum.Add<T, TKind>(sum, Vector.LoadUnsafe(ref from, (nuint)(offsets[k] + shift + i)), number);
            }

            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            T sum = destination[i];
            for (int k = 0; k < offsets.Length; k++)
            {
                sum = EventSum.Add<T, TKind>(sum, source[offsets[k] + shift + i], TKind.IsGraded ? numbers[k] : default);
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
