using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Steps;

/// <summary>Activity of any kind as a dense tensor, until it is disposed.</summary>
/// <remarks>
/// Events are written into memory that is zero from step to step, and taken back event by event, so that silence costs nothing.
/// </remarks>
internal readonly ref struct DenseActivity<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> _scratch;
    private readonly SpikeEvents _events;

    /// <summary>What is dense as it is, and events among zeros.</summary>
    /// <param name="activity">Valid activity, whose lists nobody writes to meanwhile.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="scratch">Memory for them, used for nothing else.</param>
    public DenseActivity(scoped in StdpActivity<T> activity, int length, Scratch<T> scratch)
    {
        if (activity.IsEvents)
        {
            _events = activity.Events;
            _scratch = scratch.Take(length);
            Values = _scratch;
            if (!_events.Indices.IsEmpty)
            {
                Write(_scratch, _events, activity.Values, T.One);
            }
        }
        else
        {
            Values = activity.Dense.Span;
        }
    }

    /// <summary>All elements.</summary>
    public ReadOnlySpan<T> Values { get; }

    public void Dispose()
    {
        if (!_events.Indices.IsEmpty)
        {
            Write(_scratch, _events, [], T.Zero);
        }
    }

    /// <summary>Writes a number, or one for each event, to the places of the events.</summary>
    [MethodImpl(Hot.Way)]
    private static void Write(Span<T> target, in SpikeEvents events, ReadOnlySpan<T> values, T value)
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
