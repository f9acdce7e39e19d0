using System.Numerics;

namespace StdpKernels.Memory;

/// <summary>Memory that grows to the largest size asked for, and then stays: no allocation once warm.</summary>
internal sealed class Scratch<TItem>
{
    private Storage<TItem> _items;

    /// <summary>The first <paramref name="length"/> items, with whatever an earlier use left there.</summary>
    public Span<TItem> Take(int length)
    {
        if (_items.Length < length)
        {
            // Zeroed: buffers that their users leave zeroed can rely on it from the start.
            int rounded = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(length, 1 << 30));
            _items = Storage<TItem>.OfAtLeast(length, Math.Max(length, rounded));
        }

        return _items.Span[..length];
    }
}
