using System.Numerics;
using StdpKernels.Kernels.Events;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>Events that other threads may look at while the caller, which keeps them pinned, waits for them.</summary>
/// <param name="events">The events.</param>
/// <param name="indices">Where their indices are pinned.</param>
/// <param name="starts">Where the starts of their lists are.</param>
/// <param name="values">Where the numbers are that they carry.</param>
internal readonly unsafe struct PinnedEvents<T>(scoped in EventSide<T> events, int* indices, int* starts, T* values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pinned<int> _indices = new(indices, events.Lists.Indices.Length);
    private readonly Pinned<int> _starts = new(starts, events.Lists.Starts.Length);
    private readonly Pinned<T> _values = new(values, events.Values.Length);
    private readonly T _common = events.Common;
    private readonly int _batchSize = events.Lists.BatchSize;

    /// <summary>The events. Valid only until the caller that pinned them goes on.</summary>
    public EventSide<T> Events => new(new SpikeEvents(_indices.Span, _starts.Span, _batchSize), _values.Span, _common);
}
