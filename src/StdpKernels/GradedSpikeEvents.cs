using System.Diagnostics;
using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>Which neurons fired in one step, as <see cref="SpikeEvents"/>, and a number that each spike carries.</summary>
/// <remarks>
/// The same as a dense activity of these numbers at the listed places and zeros elsewhere. A step copies lists and numbers before it
/// uses them.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct GradedSpikeEvents<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Spikes that carry numbers.</summary>
    /// <param name="events">The neurons that fired.</param>
    /// <param name="values">A number for each index of the events, in their order: any number.</param>
    /// <exception cref="ArgumentException">There are more or fewer numbers than indices.</exception>
    public GradedSpikeEvents(SpikeEvents events, ReadOnlySpan<T> values)
    {
        if (values.Length != events.Indices.Length)
        {
            throw new ArgumentException(
                $"values must have {Plural.Of(events.Indices.Length, "number")}, one for each index, but it has {values.Length}.",
                nameof(values));
        }

        Events = events;
        Values = values;
    }

    /// <summary>The neurons that fired.</summary>
    public SpikeEvents Events { get; }

    /// <summary>The numbers, in the order of the indices.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>Some of the samples that follow each other, with their numbers. Nothing is copied.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such samples.</exception>
    public GradedSpikeEvents<T> Slice(int start, int count)
    {
        SpikeEvents slice = Events.Slice(start, count);
        int before = Events.Slice(0, start).Indices.Length;
        return new GradedSpikeEvents<T>(slice, Values.Slice(before, slice.Indices.Length));
    }

    /// <summary>How many spikes in how many samples.</summary>
    public override string ToString() => $"{Events.ToString()} that carry {typeof(T).Name}";
}
