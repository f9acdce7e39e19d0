using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>
/// An array in the middle of a larger one filled with NaN: reading beyond its ends poisons the result, writing there is seen. Under
/// <see cref="GuardedMemory"/>, memory between guard pages instead.
/// </summary>
internal sealed unsafe class Slack<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _memory = [];
    private readonly int _offset;
    private readonly int _length;
    private readonly nint _guarded;

    /// <param name="values">The elements, copied.</param>
    /// <param name="offset">How far from the start of the memory they lie; odd numbers make every vector unaligned.</param>
    public Slack(T[] values, int offset)
    {
        _offset = offset;
        _length = values.Length;
        if (GuardedMemory.Current is { } guard)
        {
            _guarded = guard.Allocate<T>(values.Length);
        }
        else
        {
            _memory = new T[offset + values.Length + (2 * Vector<T>.Count)];
            _memory.AsSpan().Fill(T.NaN);
        }

        values.CopyTo(Span);
    }

    public Span<T> Span => _guarded != 0 ? new Span<T>((void*)_guarded, _length) : _memory.AsSpan(_offset, _length);

    /// <summary>A copy of the elements.</summary>
    public T[] Values => Span.ToArray();

    /// <summary>Whether everything around the elements is still NaN.</summary>
    public bool IsIntact => _guarded != 0
        ? GuardedMemory.Current!.IsIntact
        : _memory.Take(_offset).All(T.IsNaN) && _memory.Skip(_offset + _length).All(T.IsNaN);
}
