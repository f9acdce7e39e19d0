using System.Numerics;

namespace StdpKernels.Kernels.Events;

/// <summary>One side's activity as lists of neurons, with the number that each event carries where that is not 1.</summary>
/// <param name="lists">Valid lists, which nobody writes to meanwhile.</param>
/// <param name="values">A number for each index; none where all carry the same.</param>
/// <param name="common">That number.</param>
internal readonly ref struct EventSide<T>(SpikeEvents lists, ReadOnlySpan<T> values, T common)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="lists">Valid lists, which nobody writes to meanwhile.</param>
    /// <param name="values">A number for each index; none where all are 1.</param>
    public EventSide(SpikeEvents lists, ReadOnlySpan<T> values)
        : this(lists, values, T.One)
    {
    }

    /// <summary>The neurons that fired.</summary>
    public readonly SpikeEvents Lists = lists;

    /// <summary>A number for each index; none where all carry the same.</summary>
    public readonly ReadOnlySpan<T> Values = values;

    /// <summary>What each event carries, where there is no number for each.</summary>
    public readonly T Common = common;

    /// <summary>Whether events are spikes, each of which counts as 1.</summary>
    public bool IsSpikes => Values.IsEmpty && Common == T.One;

    /// <summary>The numbers of one sample; none where all carry the same.</summary>
    public ReadOnlySpan<T> ValuesOf(int sample) => Values.IsEmpty ? [] : Values[Lists.RangeOf(sample)];

    /// <summary>One sample, as a batch of one.</summary>
    public EventSide<T> OfSample(int sample) => new(new SpikeEvents(Lists[sample]), ValuesOf(sample), Common);

    /// <summary>The activity of one event.</summary>
    public T At(int index) => Values.IsEmpty ? Common : Values[index];

    /// <summary>A number for each event of a sample.</summary>
    /// <param name="sample">Which.</param>
    /// <param name="room">Memory for as many as a sample can have, which is used where all carry the same.</param>
    public ReadOnlySpan<T> NumbersOf(int sample, Span<T> room)
    {
        if (!Values.IsEmpty)
        {
            return ValuesOf(sample);
        }

        room = room[..Lists[sample].Length];
        room.Fill(Common);
        return room;
    }
}
