using StdpKernels.Kernels.Dense;
using StdpKernels.Memory;

namespace StdpKernels.Tests.Support;

/// <summary>Where memory lies between its guard pages.</summary>
internal enum Placement
{
    /// <summary>Right behind the lower guard page.</summary>
    AtLowerGuard,

    /// <summary>Right before the upper guard page.</summary>
    AtUpperGuard,

    /// <summary>One element before the upper guard page, so that no vector is aligned as in the other placements.</summary>
    OneBeforeUpperGuard,
}

/// <summary>
/// While this lives, everything that states, layers, workspaces and <see cref="Slack{T}"/> allocate lies between inaccessible
/// pages, and what is left of its pages is NaN: touching a page ends the process, reading beside the elements poisons the result,
/// and writing there is seen.
/// </summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const byte Fill = 0xFF;

    private readonly Placement _placement;
    private readonly BlockSizes _blocks;
    private readonly List<(Pages Pages, nint Open, int OpenLength, nint Start, int Length)> _buffers = [];

    /// <param name="placement">Where in its pages all memory lies.</param>
    /// <param name="blocks">The largest blocks of dense steps.</param>
    public GuardedMemory(Placement placement, BlockSizes? blocks = null)
    {
        _placement = placement;
        _blocks = BlockSizes.Max;
        BlockSizes.Max = blocks ?? _blocks;
        Current = this;
        Storage<float>.Guarded = Allocate<float>;
        Storage<double>.Guarded = Allocate<double>;
        Storage<int>.Guarded = Allocate<int>;
        Storage<long>.Guarded = Allocate<long>;
    }

    public static GuardedMemory? Current { get; private set; }

    /// <summary>The number of buffers so far.</summary>
    public int Count => _buffers.Count;

    /// <summary>Whether nothing beside any buffer has been written.</summary>
    public bool IsIntact => _buffers.TrueForAll(buffer =>
    {
        int before = (int)(buffer.Start - buffer.Open);
        return !new ReadOnlySpan<byte>((void*)buffer.Open, before).ContainsAnyExcept(Fill)
            && !new ReadOnlySpan<byte>((void*)(buffer.Start + buffer.Length), buffer.OpenLength - before - buffer.Length)
                .ContainsAnyExcept(Fill);
    });

    /// <summary>Zeroed memory between guard pages.</summary>
    public nint Allocate<T>(int count)
        where T : unmanaged
    {
        int length = count * sizeof(T);
        int open = (length + sizeof(T) + Pages.Size - 1) / Pages.Size * Pages.Size;
        var pages = new Pages((nuint)(open + (2 * Pages.Size)));
        pages.Open(Pages.Size, (nuint)open);
        nint first = pages.Start + Pages.Size;
        nint start = _placement switch
        {
            Placement.AtLowerGuard => first,
            Placement.AtUpperGuard => first + open - length,
            _ => first + open - length - sizeof(T),
        };
        new Span<byte>((void*)first, open).Fill(Fill);
        new Span<byte>((void*)start, length).Clear();
        _buffers.Add((pages, first, open, start, length));
        return start;
    }

    /// <summary>A copy between guard pages.</summary>
    public Span<T> Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var copy = new Span<T>((void*)Allocate<T>(values.Length), values.Length);
        values.CopyTo(copy);
        return copy;
    }

    public void Dispose()
    {
        BlockSizes.Max = _blocks;
        Current = null;
        Storage<float>.Guarded = null;
        Storage<double>.Guarded = null;
        Storage<int>.Guarded = null;
        Storage<long>.Guarded = null;
        _buffers.ForEach(buffer => buffer.Pages.Dispose());
    }
}
