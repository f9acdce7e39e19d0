using System.Numerics;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>Activity of any kind as a dense tensor.</summary>
internal static class DenseActivity
{
    /// <summary>What is dense as it is, and events as ones and zeros.</summary>
    /// <param name="activity">Valid activity.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="scratch">Memory for them.</param>
    public static ReadOnlySpan<T> Of<T>(scoped in StdpActivity<T> activity, int length, Scratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        activity.IsEvents ? Write(scratch.Take(length), activity.Events) : activity.Dense.Span;

    private static ReadOnlySpan<T> Write<T>(Span<T> dense, SpikeEvents events)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        dense.Clear();
        int sampleLength = events.BatchSize == 0 ? 0 : dense.Length / events.BatchSize;
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            Span<T> target = dense.Slice(sample * sampleLength, sampleLength);
            foreach (int index in events[sample])
            {
                target[index] = T.One;
            }
        }

        return dense;
    }
}
