using System.Numerics;
using StdpKernels.Kernels.Sparse;

namespace StdpKernels.Simulation;

/// <summary>The random generator xoshiro256** (Blackman and Vigna 2018): the same numbers from the same seed, on every machine.</summary>
/// <remarks>
/// <see cref="Random"/> would do for the quality, but its algorithm may change with the runtime, and its state cannot be saved.
/// </remarks>
public sealed class Xoshiro256StarStar : IStateful
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>The sequence of a seed.</summary>
    /// <remarks>SplitMix64 fills the state, as the authors recommend: seeds that differ by one bit give unrelated sequences.</remarks>
    /// <param name="seed">Any number.</param>
    public Xoshiro256StarStar(ulong seed) => Fill(seed);

    /// <summary>One of the sequences of a seed, so that each part of a network has its own.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">Which of them.</param>
    public Xoshiro256StarStar(ulong seed, ulong stream)
    {
        // Mixed before and after, so that the streams of one seed are not those of another one in another order.
        ulong start = new SplitMix64(seed).Next() + stream;
        Fill(new SplitMix64(start).Next());
    }

    /// <summary>Goes on from a state.</summary>
    internal Xoshiro256StarStar((ulong S0, ulong S1, ulong S2, ulong S3) state) => (_s0, _s1, _s2, _s3) = state;

    /// <summary>The whole state. A generator made from it continues with the same numbers.</summary>
    internal (ulong S0, ulong S1, ulong S2, ulong S3) State => (_s0, _s1, _s2, _s3);

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
    public double NextDouble() => SplitMix64.Unit(NextUInt64());

    /// <summary>Uniform between two numbers.</summary>
    /// <param name="from">The lower one.</param>
    /// <param name="to">The upper one.</param>
    public double NextDouble(double from, double to) => from + ((to - from) * NextDouble());

    /// <summary>Draws each number uniformly between two others, one after the other.</summary>
    /// <typeparam name="T">The type of the numbers; drawn in double precision, and rounded.</typeparam>
    /// <param name="values">Receives them.</param>
    /// <param name="from">The lower one.</param>
    /// <param name="to">The upper one.</param>
    public void Fill<T>(Span<T> values, double from, double to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
        {
            value = T.CreateTruncating(NextDouble(from, to));
        }
    }

    /// <summary>How many failures precede the next success of a Bernoulli process.</summary>
    /// <remarks>Geometric, by inverting the distribution function.</remarks>
    /// <param name="logFailure">The natural logarithm of the probability of a failure, below zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not below zero.</exception>
    public double NextGeometric(double logFailure) => logFailure < 0
        ? Math.Floor(Math.Log(1.0 - NextDouble()) / logFailure)
        : throw new ArgumentOutOfRangeException(
            nameof(logFailure), logFailure, "logFailure must be below zero: the logarithm of a probability below one.");

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Value(ref _s0);
        state.Value(ref _s1);
        state.Value(ref _s2);
        state.Value(ref _s3);
    }

    private void Fill(ulong seed)
    {
        var mixed = new SplitMix64(seed);
        _s0 = mixed.Next();
        _s1 = mixed.Next();
        _s2 = mixed.Next();
        _s3 = mixed.Next();
    }
}
