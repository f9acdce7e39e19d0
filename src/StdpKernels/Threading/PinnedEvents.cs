namespace StdpKernels.Threading;

/// <summary>Event lists that other threads may look at while the caller, which keeps them pinned, waits for them.</summary>
internal readonly struct PinnedEvents(Pinned<int> indices, Pinned<int> starts, int batchSize)
{
    /// <summary>The lists. Valid only until the caller that pinned them goes on.</summary>
    public SpikeEvents Events => new(indices.Span, starts.Span, batchSize);
}
