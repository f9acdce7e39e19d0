namespace StdpKernels.Simulation;

/// <summary>Poisson trains of different, changing rates: candidates at the greatest rate, each accepted in proportion to its own.</summary>
public sealed class ModulatedPoissonSource : ISpikeSource, ITimed
{
    private readonly Xoshiro256StarStar _random;
    private readonly PoissonSource _candidates;
    private readonly float[] _intensities;
    private readonly SpikeList _fired;

    /// <summary>Silent neurons.</summary>
    /// <param name="count">How many neurons there are.</param>
    /// <param name="greatestRate">Spikes a second of a neuron of intensity one.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="random">Where the randomness comes from. A checkpoint of the source does not hold it: it may serve others too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, <paramref name="dt"/> is not a number above 0, or <c>greatestRate · dt</c> is not from 0 to 1.
    /// </exception>
    public ModulatedPoissonSource(int count, double greatestRate, double dt, Xoshiro256StarStar random)
    {
        ArgumentNullException.ThrowIfNull(random);
        _candidates = new PoissonSource(Check.Count(count), Check.Probability(greatestRate, dt), random);
        _random = random;
        _intensities = new float[count];
        _fired = new SpikeList(count);
        TimeStep = dt;
    }

    /// <inheritdoc/>
    public int Count => _intensities.Length;

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <summary>The rate of each neuron in units of the greatest, from 0 to 1, for reading and writing.</summary>
    public Span<float> Intensities => _intensities;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Step()
    {
        _fired.Clear();
        foreach (int candidate in _candidates.Step())
        {
            // A silent neuron needs no random number; most of an image is silent.
            if (_intensities[candidate] > 0 && _random.NextDouble() < _intensities[candidate])
            {
                _fired.Add(candidate);
            }
        }

        return Fired;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Part(_candidates);
        state.Values(_intensities.AsSpan());
    }
}
