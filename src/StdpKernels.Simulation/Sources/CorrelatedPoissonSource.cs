namespace StdpKernels.Simulation;

/// <summary>Poisson trains of which a group, the first ones, tends to fire together.</summary>
/// <remarks>
/// The group has events in common; in each of them, every member fires with a given probability, which thereby is the correlation of
/// the spike counts of any two members. The events come at <c>rate / correlation</c>, so that each member fires at the rate of all
/// others.
/// </remarks>
public sealed class CorrelatedPoissonSource : ISpikeSource, ITimed
{
    private readonly int _group;
    private readonly PoissonSource _events;
    private readonly PoissonSource _participants;
    private readonly PoissonSource _others;
    private readonly SpikeList _fired;

    /// <summary>Trains that start now.</summary>
    /// <param name="count">How many neurons there are.</param>
    /// <param name="group">How many of them are correlated.</param>
    /// <param name="correlation">The correlation within the group, above 0 and at most 1.</param>
    /// <param name="rate">Spikes a second, of each neuron.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="random">Where the randomness comes from. A checkpoint of the source does not hold it: it may serve others too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, the group is not from 0 to the count, the correlation is not above 0 and at most 1,
    /// <paramref name="dt"/> is not a number above 0, or <c>rate · dt</c> or <c>rate / correlation · dt</c> is not from 0 to 1.
    /// </exception>
    public CorrelatedPoissonSource(int count, int group, double correlation, double rate, double dt, Xoshiro256StarStar random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Count = Check.Count(count);
        if (group < 0 || group > count)
        {
            throw new ArgumentOutOfRangeException(nameof(group), group, $"group must be from 0 to {count}, the number of neurons.");
        }

        if (!(correlation > 0 && correlation <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "correlation must be above 0 and at most 1.");
        }

        _ = Check.Probability(rate, dt);
        _group = group;
        _events = new PoissonSource(1, Check.Probability(rate / correlation, dt, nameof(rate)), random);
        _participants = new PoissonSource(group, correlation, random);
        _others = new PoissonSource(count - group, rate * dt, random);
        _fired = new SpikeList(count);
        TimeStep = dt;
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
        if (!_events.Step().IsEmpty)
        {
            foreach (int participant in _participants.Step())
            {
                _fired.Add(participant);
            }
        }

        foreach (int other in _others.Step())
        {
            _fired.Add(_group + other);
        }

        return Fired;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Part(_events);
        state.Part(_participants);
        state.Part(_others);
    }
}
