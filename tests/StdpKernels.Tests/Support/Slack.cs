using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>
/// An array in the middle of a larger one filled with NaN: reading beyond its ends poisons the result, writing there is seen.
/// </summary>
internal sealed class Slack<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _memory;
    private readonly int _offset;
    private readonly int _length;

    /// <param name="values">The elements, copied.</param>
    /// <param name="offset">How far from the start of the memory they lie; odd numbers make every vector unaligned.</param>
    public Slack(T[] values, int offset)
    {
        _memory = new T[offset + values.Length + (2 * Vector<T>.Count)];
        _offset = offset;
        _length = values.Length;
        _memory.AsSpan().Fill(T.NaN);
        values.CopyTo(Span);
    }

    public Span<T> Span => _memory.AsSpan(_offset, _length);

    /// <summary>A copy of the elements.</summary>
    public T[] Values => Span.ToArray();

    /// <summary>Whether everything around the elements is still NaN.</summary>
    public bool IsIntact =>
        _memory.Take(_offset).All(T.IsNaN) && _memory.Skip(_offset + _length).All(T.IsNaN);
}
