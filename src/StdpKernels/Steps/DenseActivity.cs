using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Steps;

/// <summary>Activity of any kind as a dense tensor.</summary>
/// <remarks>
/// Events are written into memory that is zero from step to step, and taken back event by event, so that silence costs nothing.
/// </remarks>
internal static class DenseActivity
{
    /// <summary>What is dense as it is, and events among zeros, until they are taken back.</summary>
    /// <param name="activity">Valid activity, whose lists nobody writes to meanwhile.</param>
    /// <param name="side">Its trace, which has the memory for them.</param>
    [MethodImpl(Hot.Way)]
    public static ReadOnlySpan<T> Of<T>(in StdpActivity<T> activity, StdpTrace<T> side)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!activity.IsEvents)
        {
            return activity.Dense.Span;
        }

        Span<T> scratch = side.Activity.Dense.Take(side.Shape.Length);
        if (!activity.Events.Indices.IsEmpty)
        {
            Write(scratch, activity.Events, activity.Values, T.One);
        }

        return scratch;
    }

    /// <summary>Makes the places of events zero again.</summary>
    /// <param name="activity">What was written.</param>
    /// <param name="side">Its trace.</param>
    [MethodImpl(Hot.Way)]
    public static void TakeBack<T>(in StdpActivity<T> activity, StdpTrace<T> side)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activity.IsEvents && !activity.Events.Indices.IsEmpty)
        {
            Write(side.Activity.Dense.Take(side.Shape.Length), activity.Events, [], T.Zero);
        }
    }

    /// <summary>Writes a number, or one for each event, to the places of the events.</summary>
    [MethodImpl(Hot.Way)]
    public static void Write<T>(Span<T> target, in SpikeEvents events, ReadOnlySpan<T> values, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int sampleLength = events.BatchSize == 0 ? 0 : target.Length / events.BatchSize;
        int next = 0;
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            Span<T> neurons = target.Slice(sample * sampleLength, sampleLength);
            foreach (int index in events[sample])
            {
                neurons[index] = values.IsEmpty ? value : values[next++];
            }
        }
    }
}
