using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        int i = 0;
        if (Vector<byte>.Count == Vector256<byte>.Count && VectorWidth.IsWide)
        {
            i = RunFour<T, TKind, WideLane<T>>(ref from, offsets, numbers, shift, ref to, i, destination.Length);
        }

        i = RunFour<T, TKind, VectorLane<T>>(ref from, offsets, numbers, shift, ref to, i, destination.Length);
        for (; i <= destination.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            VectorLane<T> sum = VectorLane<T>.Load(ref to, (nuint)i);
            for (int k = 0; k < offsets.Length; k++)
            {
                VectorLane<T> number = TKind.IsGraded ? VectorLane<T>.Broadcast(numbers[k]) : default;
                sum = EventSum.Add<T, TKind, VectorLane<T>>(sum, VectorLane<T>.Load(ref from, (nuint)(offsets[k] + shift + i)), number);
            }

            VectorLane<T>.Store(sum, ref to, (nuint)i);
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

    /// <summary>Four vectors at a time, from one element on as far as such go.</summary>
    /// <returns>The element behind the last.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RunFour<T, TKind, TLane>(
        ref T from, ReadOnlySpan<int> offsets, ReadOnlySpan<T> numbers, int shift, ref T to, int i, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
        where TLane : struct, IVectorLane<T, TLane>
    {
        nuint width = (nuint)TLane.Count;
        for (; i <= length - (4 * TLane.Count); i += 4 * TLane.Count)
        {
            TLane sum0 = TLane.Load(ref to, (nuint)i), sum1 = TLane.Load(ref to, (nuint)i + width);
            TLane sum2 = TLane.Load(ref to, (nuint)i + (2 * width)), sum3 = TLane.Load(ref to, (nuint)i + (3 * width));
            for (int k = 0; k < offsets.Length; k++)
            {
                nuint at = (nuint)(offsets[k] + shift + i);
                TLane number = TKind.IsGraded ? TLane.Broadcast(numbers[k]) : default;
                sum0 = EventSum.Add<T, TKind, TLane>(sum0, TLane.Load(ref from, at), number);
                sum1 = EventSum.Add<T, TKind, TLane>(sum1, TLane.Load(ref from, at + width), number);
                sum2 = EventSum.Add<T, TKind, TLane>(sum2, TLane.Load(ref from, at + (2 * width)), number);
                sum3 = EventSum.Add<T, TKind, TLane>(sum3, TLane.Load(ref from, at + (3 * width)), number);
            }

            TLane.Store(sum0, ref to, (nuint)i);
            TLane.Store(sum1, ref to, (nuint)i + width);
            TLane.Store(sum2, ref to, (nuint)i + (2 * width));
            TLane.Store(sum3, ref to, (nuint)i + (3 * width));
        }

        return i;
    }

    /// <summary>What makes the unchecked reads safe; the loops bound everything in the destination.</summary>
    [MethodImpl(Hot.Way)]
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
