namespace StdpKernels.DigestWorkload;

/// <summary>A generator of our own (SplitMix64), so that the numbers are the same in every runtime and for ever.</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1L << 53));

    public double Next(double from, double to) => from + ((to - from) * NextUnit());

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        return Digest.Mix(_state);
    }
}
