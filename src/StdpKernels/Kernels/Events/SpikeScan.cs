using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Workspaces;

namespace StdpKernels.Kernels.Events;

/// <summary>Finds the spikes in dense activity.</summary>
internal static class SpikeScan
{
    /// <summary>Lists the neurons that fired in memory that is reused, unless the activity is graded or too dense to list.</summary>
    public static bool TryList<T>(ReadOnlySpan<T> activity, TensorShape shape, SpikeScratch scratch, out SpikeEvents events)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // More spikes than this are never worth a list.
        Span<int> indices = scratch.Entries.Take(activity.Length / 2);
        Span<int> starts = scratch.Starts.Take(shape[0] + 1);
        int sampleLength = shape[0] == 0 ? 0 : activity.Length / shape[0];
        bool listed = TryList(activity, sampleLength, indices, starts, out int count);
        events = listed ? new SpikeEvents(indices[..count], starts) : default;
        return listed;
    }

    /// <summary>Lists the neurons that fired, sample after sample, unless the activity is graded or too dense to list.</summary>
    /// <remarks>
    /// Contract: <paramref name="activity"/> is <c>[B, sampleLength]</c> and <paramref name="starts"/> has B + 1 places. Where the
    /// answer is no (a value other than zero or one, or more spikes than <paramref name="indices"/> has places), what was written
    /// means nothing.
    /// </remarks>
    public static bool TryList<T>(
        ReadOnlySpan<T> activity, int sampleLength, Span<int> indices, Span<int> starts, out int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        count = 0;
        starts[0] = 0;
        for (int sample = 0; sample < starts.Length - 1; sample++)
        {
            if (!TryListSample(activity.Slice(sample * sampleLength, sampleLength), indices, ref count))
            {
                return false;
            }

            starts[sample + 1] = count;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryListSample<T>(ReadOnlySpan<T> activity, Span<int> indices, ref int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int first = 0;
        for (; first <= activity.Length - Vector<T>.Count; first += Vector<T>.Count)
        {
            // Silence is the rule: most vectors are passed over with one comparison.
            ReadOnlySpan<T> vector = activity.Slice(first, Vector<T>.Count);
            if (!Vector.EqualsAll(new Vector<T>(vector), Vector<T>.Zero) && !TryListFew(vector, first, indices, ref count))
            {
                return false;
            }
        }

        return TryListFew(activity[first..], first, indices, ref count);
    }

    private static bool TryListFew<T>(ReadOnlySpan<T> activity, int first, Span<int> indices, ref int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < activity.Length; i++)
        {
            if (activity[i] == T.Zero)
            {
                continue;
            }

            if (activity[i] != T.One || count == indices.Length)
            {
                return false;
            }

            indices[count++] = first + i;
        }

        return true;
    }
}
