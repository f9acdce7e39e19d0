using System.Numerics;

namespace StdpKernels.Kernels.Events;

/// <summary>One side's activity as lists of neurons, with the number that each event carries where that is not 1.</summary>
/// <param name="lists">Valid lists, which nobody writes to meanwhile.</param>
/// <param name="values">A number for each index; none where all are 1.</param>
internal readonly ref struct EventSide<T>(SpikeEvents lists, ReadOnlySpan<T> values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The neurons that fired.</summary>
    public readonly SpikeEvents Lists = lists;

    /// <summary>A number for each index; none where all are 1.</summary>
    public readonly ReadOnlySpan<T> Values = values;

    /// <summary>The numbers of one sample; none where all are 1.</summary>
    public ReadOnlySpan<T> ValuesOf(int sample) => Values.IsEmpty ? [] : Values[Lists.RangeOf(sample)];

    /// <summary>One sample, as a batch of one.</summary>
    public EventSide<T> OfSample(int sample) => new(new SpikeEvents(Lists[sample]), ValuesOf(sample));

    /// <summary>The activity of one event.</summary>
    public T At(int index) => Values.IsEmpty ? T.One : Values[index];
}
