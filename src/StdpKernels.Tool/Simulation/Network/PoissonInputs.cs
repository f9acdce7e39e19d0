using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Independent Poisson spike trains on a time grid: in every step, each input fires with probability <c>rate · dt</c>.</summary>
/// <remarks>
/// The cells (step, input) are one long row of Bernoulli trials, step after step. The gap from one spike to the next along that row is
/// geometric, so one random number a spike does, instead of one for each input and step: at 15 Hz and 0.1 ms that is 1 in 667.
/// </remarks>
internal sealed class PoissonInputs : ISpikeSource
{
    private readonly Xoshiro256StarStar _random;
    private readonly double _logSilence;
    private readonly int _count;
    private readonly SpikeList _fired;

    // How many cells lie between the first input of the coming step and the next spike.
    private long _next;

    /// <summary>Trains that start now.</summary>
    /// <param name="count">How many inputs there are.</param>
    /// <param name="rate">Spikes a second, of each input.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    /// <param name="random">Where the randomness comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><c>rate · timeStep</c> is not above 0 and at most 1.</exception>
    public PoissonInputs(int count, double rate, double timeStep, Xoshiro256StarStar random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        double probability = rate * timeStep;
        if (!(probability > 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"rate · dt must be above 0 and at most 1, not {probability}.");
        }

        _random = random;
        _logSilence = LogOfComplement(probability);
        _count = count;
        _fired = new SpikeList(count);
        _next = NextGap();
    }

    /// <summary>The inputs that fired in the last step, ascending.</summary>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <summary>Moves on by one time step.</summary>
    /// <returns>The inputs that fired, ascending. Valid until the next call.</returns>
    public ReadOnlySpan<int> Step()
    {
        _fired.Clear();
        while (_next < _count)
        {
            _fired.Add((int)_next);
            _next += 1 + NextGap();
        }

        _next -= _count;
        return Fired;
    }

    /// <inheritdoc/>
    /// <remarks>Without the random generator: it belongs to whoever made it, and may serve others too.</remarks>
    public void Transfer(StateTransfer state) => state.Value(ref _next);

    // ln(1 − p). The subtraction would lose the digits of a small p, for which two terms of the series do.
    private static double LogOfComplement(double p) => p < 1e-6 ? -p - (p * p / 2) : Math.Log(1 - p);

    // The bound keeps the sum in Step from overflowing where spikes are next to impossible.
    private long NextGap() => (long)Math.Min(_random.NextGeometric(_logSilence), 1L << 62);
}
