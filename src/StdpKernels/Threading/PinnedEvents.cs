namespace StdpKernels.Threading;

/// <summary>Event lists that other threads may look at while the caller, which keeps them pinned, waits for them.</summary>
internal readonly struct PinnedEvents<T>(Pinned<int> indices, Pinned<int> starts, Pinned<T> values, T common, int batchSize)
    where T : unmanaged
{
    /// <summary>The lists. Valid only until the caller that pinned them goes on.</summary>
    public SpikeEvents Lists => new(indices.Span, starts.Span, batchSize);

    /// <summary>The number that each event carries; none where all carry the same.</summary>
    public ReadOnlySpan<T> Values => values.Span;

    /// <summary>That number.</summary>
    public T Common => common;
}
