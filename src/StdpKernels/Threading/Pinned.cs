namespace StdpKernels.Threading;

/// <summary>A span that other threads may look at while the caller, which keeps it pinned, waits for them.</summary>
internal readonly unsafe struct Pinned<T>(T* start, int length)
    where T : unmanaged
{
    private readonly T* _start = start;
    private readonly int _length = length;

    /// <summary>The elements. Valid only until the caller that pinned them goes on.</summary>
    public Span<T> Span => new(_start, _length);
}
