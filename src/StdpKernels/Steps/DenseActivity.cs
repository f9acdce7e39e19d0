using System.Numerics;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>Events as a dense tensor of ones and zeros, in scratch memory that is all zero between steps.</summary>
internal static class DenseActivity
{
    /// <summary>Sets a one for each event, and gives the whole tensor of <paramref name="length"/> elements.</summary>
    public static ReadOnlySpan<T> Set<T>(Scratch<T> scratch, SpikeEvents events, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> activity = scratch.Take(length);
        Write(activity, events, T.One);
        return activity;
    }

    /// <summary>Sets the same elements back to zero.</summary>
    public static void Clear<T>(Scratch<T> scratch, SpikeEvents events, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Write(scratch.Take(length), events, T.Zero);

    private static void Write<T>(Span<T> activity, SpikeEvents events, T value)
    {
        int sampleLength = events.BatchSize == 0 ? 0 : activity.Length / events.BatchSize;
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            Span<T> target = activity.Slice(sample * sampleLength, sampleLength);
            foreach (int index in events[sample])
            {
                target[index] = value;
            }
        }
    }
}
