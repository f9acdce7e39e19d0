using System.Numerics;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>Events as a dense tensor of ones and zeros.</summary>
internal static class DenseActivity
{
    /// <summary>Writes the whole tensor of <paramref name="length"/> elements.</summary>
    public static ReadOnlySpan<T> Write<T>(Scratch<T> scratch, SpikeEvents events, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> activity = scratch.Take(length);
        activity.Clear();
        int sampleLength = events.BatchSize == 0 ? 0 : length / events.BatchSize;
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            Span<T> target = activity.Slice(sample * sampleLength, sampleLength);
            foreach (int index in events[sample])
            {
                target[index] = T.One;
            }
        }

        return activity;
    }
}
