using System.Numerics;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>The random generator xoshiro256** (Blackman and Vigna 2018): the same numbers from the same seed, on every machine.</summary>
/// <remarks>
/// <see cref="System.Random"/> would do for the quality, but its algorithm may change with the runtime, and its state cannot be saved.
/// </remarks>
internal sealed class Xoshiro256StarStar : IStateful
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Fills the state with SplitMix64, as its authors recommend: seeds that differ by one bit give unrelated sequences.</summary>
    public Xoshiro256StarStar(ulong seed)
    {
        _s0 = SplitMix64(ref seed);
        _s1 = SplitMix64(ref seed);
        _s2 = SplitMix64(ref seed);
        _s3 = SplitMix64(ref seed);
    }

    /// <summary>Goes on where another generator was.</summary>
    public Xoshiro256StarStar(Snapshot snapshot) => (_s0, _s1, _s2, _s3) = snapshot;

    /// <summary>The whole state. A generator made from it continues with the same numbers.</summary>
    public Snapshot State => new(_s0, _s1, _s2, _s3);

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Value(ref _s0);
        state.Value(ref _s1);
        state.Value(ref _s2);
        state.Value(ref _s3);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform between two numbers.</summary>
    public double NextDouble(double from, double to) => from + ((to - from) * NextDouble());

    /// <summary>Draws each number uniformly between two others, one after the other.</summary>
    public void Fill(Span<float> values, double from, double to)
    {
        foreach (ref float value in values)
        {
            value = (float)NextDouble(from, to);
        }
    }

    /// <summary>
    /// How many failures precede the next success of a Bernoulli process: geometric, by inverting the distribution function.
    /// </summary>
    /// <param name="logFailure">The natural logarithm of the probability of a failure, below zero.</param>
    public double NextGeometric(double logFailure) => Math.Floor(Math.Log(1.0 - NextDouble()) / logFailure);

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The four words of the state.</summary>
    internal readonly record struct Snapshot(ulong S0, ulong S1, ulong S2, ulong S3);
}
