using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>A hash of 64 bits over numbers, in their order: by their bits, but every NaN like every other.</summary>
internal struct Digest
{
    /// <summary>The hash of what has been added so far.</summary>
    public ulong Value { get; private set; }

    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    public void Add(ulong bits) => Value = Mix((Value * 0x9E3779B97F4A7C15) + bits + 1);

    public void Add<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T number in numbers)
        {
            // To widen a float is exact, and keeps the sign of a zero.
            Add(T.IsNaN(number) ? ulong.MaxValue : BitConverter.DoubleToUInt64Bits(double.CreateChecked(number)));
        }
    }
}
