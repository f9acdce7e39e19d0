using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Poisson inputs of different, changing rates: candidates at the greatest rate, each accepted in proportion to its own.</summary>
internal sealed class ThinnedPoissonInputs : ISpikeSource
{
    private readonly Xoshiro256StarStar _random;
    private readonly PoissonInputs _candidates;
    private readonly float[] _intensities;
    private readonly SpikeList _fired;

    /// <summary>Silent inputs.</summary>
    /// <param name="count">How many inputs there are.</param>
    /// <param name="greatestRate">Spikes a second of an input of intensity one.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    /// <param name="random">Where the randomness comes from.</param>
    public ThinnedPoissonInputs(int count, double greatestRate, double timeStep, Xoshiro256StarStar random)
    {
        _random = random;
        _candidates = new PoissonInputs(count, greatestRate, timeStep, random);
        _intensities = new float[count];
        _fired = new SpikeList(count);
    }

    /// <summary>The rate of each input in units of the greatest, from 0 to 1, for reading and writing.</summary>
    public Span<float> Intensities => _intensities;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Step()
    {
        _fired.Clear();
        foreach (int candidate in _candidates.Step())
        {
            // A silent input needs no random number; most of an image is silent.
            if (_intensities[candidate] > 0 && _random.NextDouble() < _intensities[candidate])
            {
                _fired.Add(candidate);
            }
        }

        return _fired.Spikes;
    }

    /// <inheritdoc/>
    /// <remarks>Without the random generator: it belongs to whoever made it.</remarks>
    public void Transfer(StateTransfer state)
    {
        state.Part(_candidates);
        state.Values(_intensities.AsSpan());
    }
}
