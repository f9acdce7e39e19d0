namespace StdpKernels.Kernels.Sparse;

/// <summary>The generator SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed, on every machine.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to, not including, 1, in steps of 2⁻⁵³.</summary>
    public double NextUnit() => Unit(Next());

    /// <summary>
    /// Any whole number below a bound, each as likely: the upper half of a product, but for the products that would favour some.
    /// </summary>
    public ulong Below(ulong bound)
    {
        ulong rejected = (0 - bound) % bound;
        ulong high;
        ulong low;
        do
        {
            high = Math.BigMul(Next(), bound, out low);
        }
        while (low < rejected);
        return high;
    }

    /// <summary>What 64 random bits are from 0 up to, not including, 1: a multiple of 2⁻⁵³.</summary>
    internal static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1ul << 53));
}
