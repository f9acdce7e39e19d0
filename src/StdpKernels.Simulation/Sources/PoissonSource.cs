namespace StdpKernels.Simulation;

/// <summary>Independent Poisson spike trains on a time grid: in every step, each neuron fires with probability <c>rate · dt</c>.</summary>
/// <remarks>
/// The cells (step, neuron) are one long row of Bernoulli trials, step after step. The gap from one spike to the next along that row is
/// geometric, so one random number a spike does, instead of one for each neuron and step: at 15 Hz and 0.1 ms that is 1 in 667.
/// </remarks>
public sealed class PoissonSource : ISpikeSource, ITimed
{
    // What is added to a gap must not overflow where spikes are next to impossible.
    private const long LongestGap = 1L << 62;

    private readonly Xoshiro256StarStar _random;
    private readonly double _logSilence;
    private readonly SpikeList _fired;

    // How many cells lie between the first neuron of the coming step and the next spike.
    private long _next;

    /// <summary>Trains that start now.</summary>
    /// <param name="count">How many neurons there are.</param>
    /// <param name="rate">Spikes a second, of each neuron.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="random">Where the randomness comes from. A checkpoint of the source does not hold it: it may serve others too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, <paramref name="dt"/> is not a number above 0, or <c>rate · dt</c> is not from 0 to 1.
    /// </exception>
    public PoissonSource(int count, double rate, double dt, Xoshiro256StarStar random)
        : this(count, Check.Probability(rate, dt), random) => TimeStep = dt;

    /// <summary>Trains that know of no time: each neuron fires with a probability in a step.</summary>
    internal PoissonSource(int count, double probability, Xoshiro256StarStar random)
    {
        ArgumentNullException.ThrowIfNull(random);
        _random = random;
        _logSilence = LogOfComplement(probability);
        Count = Check.Count(count);
        _fired = new SpikeList(count);
        _next = NextGap();
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Step()
    {
        _fired.Clear();
        while (_next < Count)
        {
            _fired.Add((int)_next);
            _next += 1 + NextGap();
        }

        _next -= Count;
        return Fired;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Value(ref _next);
    }

    // ln(1 − p). The subtraction would lose the digits of a small p, for which two terms of the series do.
    private static double LogOfComplement(double p) => p < 1e-6 ? -p - (p * p / 2) : Math.Log(1 - p);

    private long NextGap() => _logSilence == 0 ? LongestGap : (long)Math.Min(_random.NextGeometric(_logSilence), LongestGap);
}
