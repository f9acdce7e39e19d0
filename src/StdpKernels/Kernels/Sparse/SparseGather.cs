using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Numbers and sums for synapses, from and to the places that their list names.</summary>
/// <remarks>
/// <para>
/// Contract: places are those of a <see cref="SparseIndex"/>: they ascend strictly, so that the last, which is the largest, speaks for all,
/// and no two are the same. Nothing overlaps.
/// </para>
/// <para>
/// Moves stand four in a row: a place, a number there and back are three instructions, and the loop around them would be as many.
/// What there is to calculate comes after, a vector at a time.
/// </para>
/// </remarks>
internal static class SparseGather
{
    /// <summary>The number at each place: <c>taken[k] = values[places[k]]</c>.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Take<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> places, Span<T> taken)
        where T : unmanaged
    {
        RequireRoom(values.Length, places, taken.Length);
        ref T from = ref MemoryMarshal.GetReference(values);
        ref T to = ref MemoryMarshal.GetReference(taken);
        ref int place = ref MemoryMarshal.GetReference(places);
        nint k = 0;
        for (; k <= places.Length - 4; k += 4)
        {
            T a = Unsafe.Add(ref from, Unsafe.Add(ref place, k));
            T b = Unsafe.Add(ref from, Unsafe.Add(ref place, k + 1));
            T c = Unsafe.Add(ref from, Unsafe.Add(ref place, k + 2));
            T d = Unsafe.Add(ref from, Unsafe.Add(ref place, k + 3));
            Unsafe.Add(ref to, k) = a;
            Unsafe.Add(ref to, k + 1) = b;
            Unsafe.Add(ref to, k + 2) = c;
            Unsafe.Add(ref to, k + 3) = d;
        }

        for (; k < places.Length; k++)
        {
            Unsafe.Add(ref to, k) = Unsafe.Add(ref from, Unsafe.Add(ref place, k));
        }
    }

    /// <summary>The numbers back to their places: <c>values[places[k]] = taken[k]</c>.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Put<T>(ReadOnlySpan<T> taken, ReadOnlySpan<int> places, Span<T> values)
        where T : unmanaged
    {
        RequireRoom(values.Length, places, taken.Length);
        ref T to = ref MemoryMarshal.GetReference(values);
        ref T from = ref MemoryMarshal.GetReference(taken);
        ref int place = ref MemoryMarshal.GetReference(places);
        nint k = 0;
        for (; k <= places.Length - 4; k += 4)
        {
            Unsafe.Add(ref to, Unsafe.Add(ref place, k)) = Unsafe.Add(ref from, k);
            Unsafe.Add(ref to, Unsafe.Add(ref place, k + 1)) = Unsafe.Add(ref from, k + 1);
            Unsafe.Add(ref to, Unsafe.Add(ref place, k + 2)) = Unsafe.Add(ref from, k + 2);
            Unsafe.Add(ref to, Unsafe.Add(ref place, k + 3)) = Unsafe.Add(ref from, k + 3);
        }

        for (; k < places.Length; k++)
        {
            Unsafe.Add(ref to, Unsafe.Add(ref place, k)) = Unsafe.Add(ref from, k);
        }
    }

    /// <summary>The only term of each sum, added to zero: <c>values[place] · factor</c>.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Products<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> places, T factor, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Take(values, places, sums);
        ref T sum = ref MemoryMarshal.GetReference(sums);
        var factors = new Vector<T>(factor);
        int k = 0;
        for (; k <= places.Length - Vector<T>.Count; k += Vector<T>.Count)
        {
            MultiplyAdd.FirstTerm(Vector.LoadUnsafe(ref sum, (nuint)k), factors).StoreUnsafe(ref sum, (nuint)k);
        }

        for (; k < places.Length; k++)
        {
            sums[k] = T.MultiplyAddEstimate(sums[k], factor, T.Zero);
        }
    }

    /// <summary>A further term of each sum: <c>values[place]</c>, times a factor where events are graded, in one rounding where the hardware can.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Add<T, TKind>(ReadOnlySpan<T> values, ReadOnlySpan<int> places, T factor, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        RequireRoom(values.Length, places, sums.Length);
        ref T from = ref MemoryMarshal.GetReference(values);
        ref T to = ref MemoryMarshal.GetReference(sums);
        for (int k = 0; k < places.Length; k++)
        {
            Unsafe.Add(ref to, k) = EventSum.Add<T, TKind>(Unsafe.Add(ref to, k), Unsafe.Add(ref from, places[k]), factor);
        }
    }

    // What makes the unchecked reads and writes of this file safe.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireRoom(int values, ReadOnlySpan<int> places, int taken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places.Length, taken);
        if (!places.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)places[^1], (uint)values);
        }
    }
}
