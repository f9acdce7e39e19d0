using System.Runtime.InteropServices;

namespace StdpKernels.Memory;

/// <summary>
/// Memory that a state, a layer or a workspace works on: an array of its own, memory that its caller lends, or in tests memory that ends
/// at guard pages.
/// </summary>
internal readonly unsafe struct Storage<TItem>
{
    private readonly TItem[]? _array;
    private readonly void* _start;

    private Storage(nint start, int length)
    {
        _start = (void*)start;
        Length = length;
    }

    private Storage(int length, int arrayLength)
    {
        if (Guarded is { } guarded)
        {
            Length = length;
            _start = (void*)guarded(length);
            return;
        }

        Length = arrayLength;
        _array = HugePages.Suit<TItem>(arrayLength) ? HugePages.Allocate<TItem>(arrayLength) : new TItem[arrayLength];
    }

    /// <summary>Gives zeroed memory for so many items, which stays as long as anybody may use it. Null outside of tests.</summary>
    public static Func<int, nint>? Guarded { get; set; }

    /// <summary>The number of items.</summary>
    public int Length { get; }

    /// <summary>All items.</summary>
    public Span<TItem> Span => _array is not null ? _array.AsSpan() : new Span<TItem>(_start, Length);

    /// <summary>Zeroed memory for so many items.</summary>
    public static Storage<TItem> Of(int length) => new(length, length);

    /// <summary>Memory of a caller, who keeps it in its place for as long as anybody uses this.</summary>
    public static Storage<TItem> Lent(nint start, int length) => new(start, length);

    /// <summary>Zeroed memory for so many items, or more as an array.</summary>
    public static Storage<TItem> OfAtLeast(int length, int arrayLength) => new(length, arrayLength);

    /// <summary>Keeps an array in its place until the handle is freed; other memory does not move.</summary>
    public GCHandle Pin() => GCHandle.Alloc(_array, GCHandleType.Pinned);
}
