using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Kernels.Events;

/// <summary>Lists of the neurons whose activity is not zero, which is what propagation sums over.</summary>
internal static class FiredActivity
{
    /// <summary>Lists dense activity of any kind.</summary>
    /// <remarks>Contract: activity is <c>[B, …]</c>, of the shape. Numbers are left out where all are 1.</remarks>
    [MethodImpl(Hot.Loop)]
    public static EventSide<T> List<T>(ReadOnlySpan<T> activity, TensorShape shape, ActivityScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int batch = shape[0];
        int neurons = batch == 0 ? 0 : activity.Length / batch;
        Span<int> indices = scratch.Copies.Entries.Take(activity.Length);
        Span<T> values = scratch.CopiedValues.Take(activity.Length);
        Span<int> starts = scratch.Copies.Starts.Take(batch + 1);
        starts[0] = 0;
        int count = 0;
        bool areSpikes = true;
        for (int sample = 0; sample < batch; sample++)
        {
            areSpikes &= ListSample(activity.Slice(sample * neurons, neurons), indices, values, ref count);
            starts[sample + 1] = count;
        }

        return new EventSide<T>(new SpikeEvents(indices[..count], starts, batch), areSpikes ? [] : values[..count]);
    }

    /// <summary>Takes events of zero out of lists that carry numbers.</summary>
    /// <remarks>Contract: the lists are the copies in <paramref name="scratch"/>.</remarks>
    [MethodImpl(Hot.Way)]
    public static EventSide<T> WithoutZeros<T>(SpikeEvents events, ReadOnlySpan<T> values, ActivityScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!values.Contains(T.Zero) && !values.Contains(T.NegativeZero))
        {
            return new EventSide<T>(events, values);
        }

        Span<int> indices = scratch.Copies.Entries.Take(values.Length);
        Span<T> numbers = scratch.CopiedValues.Take(values.Length);
        Span<int> starts = scratch.Copies.Starts.Take(events.BatchSize + 1);
        int count = 0, next = 0;
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            // Where the list of the next sample begins is overwritten only after this one.
            int end = events.RangeOf(sample).End.GetOffset(values.Length);
            starts[sample] = count;
            for (; next < end; next++)
            {
                if (!T.IsZero(numbers[next]))
                {
                    (indices[count], numbers[count]) = (indices[next], numbers[next]);
                    count++;
                }
            }
        }

        starts[events.BatchSize] = count;
        return new EventSide<T>(new SpikeEvents(indices[..count], starts, events.BatchSize), numbers[..count]);
    }

    [MethodImpl(Hot.Way)]
    private static bool ListSample<T>(ReadOnlySpan<T> activity, Span<int> indices, Span<T> values, ref int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(activity);
        bool areSpikes = true;
        int i = 0;
        while (i < activity.Length)
        {
            // Most vectors have no spike and cost one comparison; the loop ends a vector before the end of the activity.
            if (i <= activity.Length - Vector<T>.Count && Vector.EqualsAll(Vector.LoadUnsafe(ref start, (nuint)i), Vector<T>.Zero))
            {
                i += Vector<T>.Count;
                continue;
            }

            int end = Math.Min(i + Vector<T>.Count, activity.Length);
            for (; i < end; i++)
            {
                T z = activity[i];
                if (!T.IsZero(z))
                {
                    areSpikes &= z == T.One;
                    (indices[count], values[count]) = (i, z);
                    count++;
                }
            }
        }

        return areSpikes;
    }
}
