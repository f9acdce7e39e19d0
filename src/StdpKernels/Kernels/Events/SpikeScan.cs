using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Kernels.Events;

/// <summary>Finds the spikes in dense activity.</summary>
internal static class SpikeScan
{
    // Activity of more than one spike in so many neurons is not listed: the dense kernels are faster then. The slack is for small layers, and
    // for layers in which the neurons that fire come first.
    private const int NeuronsPerSpike = 2;
    private const int Slack = 64;

    // Spikes of a vector that are written before it is known how many there are.
    private const int AtOnce = 4;

    /// <summary>Lists the neurons that fired, sample after sample, unless the activity is graded or too dense to list.</summary>
    /// <param name="activity"><c>[B, …]</c>.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="scratch">Memory that is reused.</param>
    /// <param name="events">The lists; nothing where the answer is no.</param>
    [MethodImpl(Hot.Way)]
    public static bool TryList<T>(ReadOnlySpan<T> activity, TensorShape shape, SpikeScratch scratch, out SpikeEvents events)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int batch = shape[0];
        Span<int> indices = scratch.Entries.Take(Room<T>(activity.Length));
        Span<int> starts = scratch.Starts.Take(batch + 1);
        bool isListed = TryList(activity, batch, indices, starts, out int count);
        events = isListed ? new SpikeEvents(indices[..count], starts, batch) : default;
        return isListed;
    }

    /// <summary>Lists the neurons that fired, sample after sample, unless the activity is graded or too dense to list.</summary>
    /// <param name="activity"><c>[B, …]</c>.</param>
    /// <param name="batch"><c>B</c>.</param>
    /// <param name="indices">Memory for <see cref="Room{T}(int)"/> entries.</param>
    /// <param name="starts">Memory for where each list starts and the last one ends.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(Hot.Way)]
    public static bool TryList<T>(ReadOnlySpan<T> activity, int batch, Span<int> indices, Span<int> starts, out int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int sampleLength = batch == 0 ? 0 : activity.Length / batch;
        Vector<T> bitOf = BitOfElements<T>();
        count = 0;
        starts[0] = 0;
        for (int sample = 0; sample < batch; sample++)
        {
            int before = sample * sampleLength;
            if (!TryListSample(activity.Slice(before, sampleLength), before, bitOf, indices, ref count))
            {
                return false;
            }

            starts[sample + 1] = count;
        }

        return true;
    }

    /// <summary>Makes the memory as large as any activity can need.</summary>
    public static void Reserve<T>(TensorShape shape, SpikeScratch scratch)
    {
        scratch.Entries.Take(Room<T>(shape.Length));
        scratch.Starts.Take(shape[0] + 1);
    }

    /// <summary>Entries of the lists of so many neurons, and what is written behind them.</summary>
    public static int Room<T>(int neurons) => MaxSpikes(neurons) + Room<T>();

    // Room behind the list for what is written of one vector.
    private static int Room<T>() => Math.Max(AtOnce, Vector<T>.Count);

    // The limit grows with the neurons scanned so far, so that the scan of dense activity stops early.
    private static int MaxSpikes(int neurons) => (neurons / NeuronsPerSpike) + Slack;

    [MethodImpl(Hot.Loop)]
    private static bool TryListSample<T>(
        ReadOnlySpan<T> activity, int before, Vector<T> bitOf, Span<int> indices, ref int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(activity);
        Vector<T> graded = Vector<T>.Zero;
        uint allBits = (uint)((1L << Vector<T>.Count) - 1);
        int next = count;
        int first = 0;
        for (; first <= activity.Length - Vector<T>.Count; first += Vector<T>.Count)
        {
            // Most vectors have no spike and cost one comparison.
            Vector<T> z = Vector.LoadUnsafe(ref start, (nuint)first);
            if (Vector.EqualsAll(z, Vector<T>.Zero))
            {
                continue;
            }

            if (next > MaxSpikes(before + first))
            {
                return false;
            }

            // Only zero and one are their own squares.
            graded |= (z * z) - z;

            // As a number of which every bit is a neuron. What graded activity makes of it does not matter.
            uint bits = uint.CreateSaturating(Vector.Dot(z, bitOf)) & allBits;

            // This slice is what makes the unchecked writes safe.
            ref int list = ref MemoryMarshal.GetReference(indices.Slice(next, Room<T>()));
            next += BitOperations.PopCount(bits);
            list = first + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
            if (bits != 0)
            {
                ListMore(bits, first, ref list);
            }
        }

        count = next;
        return Vector.EqualsAll(graded, Vector<T>.Zero)
            && (first == activity.Length || TryListTail(activity[first..], first, indices, ref count));
    }

    /// <summary>Lists the spikes of a vector behind the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ListMore(uint bits, int first, ref int list)
    {
        // Always three: their number is unpredictable, so that a branch would be mispredicted. Surplus entries are overwritten.
        Unsafe.Add(ref list, 1) = first + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        Unsafe.Add(ref list, 2) = first + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        Unsafe.Add(ref list, 3) = first + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        for (int i = AtOnce; bits != 0; i++)
        {
            Unsafe.Add(ref list, i) = first + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
        }
    }

    /// <summary>Lists the spikes of less than a vector of neurons.</summary>
    [MethodImpl(Hot.Loop)]
    private static bool TryListTail<T>(ReadOnlySpan<T> activity, int first, Span<int> indices, ref int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < activity.Length; i++)
        {
            if (activity[i] == T.One && count < indices.Length)
            {
                indices[count++] = first + i;
            }
            else if (activity[i] != T.Zero)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A power of two for each element of a vector.</summary>
    [MethodImpl(Hot.Way)]
    private static Vector<T> BitOfElements<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> powers = stackalloc T[Vector<T>.Count];
        T power = T.One;
        foreach (ref T element in powers)
        {
            element = power;
            power += power;
        }

        return new Vector<T>(powers);
    }
}
