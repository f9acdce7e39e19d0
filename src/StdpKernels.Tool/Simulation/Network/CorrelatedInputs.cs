using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Poisson inputs of which a group, the first ones, tends to fire together.</summary>
/// <remarks>
/// The group has events in common; in each of them, every member fires with a given probability, which thereby is the correlation of
/// the spike counts of any two members. The events come at <c>rate / correlation</c>, so that each member fires at the rate of all
/// others.
/// </remarks>
internal sealed class CorrelatedInputs : ISpikeSource
{
    private readonly int _group;
    private readonly PoissonInputs _events;
    private readonly PoissonInputs _participants;
    private readonly PoissonInputs _others;
    private readonly SpikeList _fired;

    /// <summary>Trains that start now.</summary>
    /// <param name="count">How many inputs there are.</param>
    /// <param name="group">How many of them are correlated; fewer than all.</param>
    /// <param name="correlation">The correlation within the group, above 0 and at most 1.</param>
    /// <param name="rate">Spikes a second, of each input.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    /// <param name="random">Where the randomness comes from.</param>
    public CorrelatedInputs(int count, int group, double correlation, double rate, double timeStep, Xoshiro256StarStar random)
    {
        _group = group;
        _events = new PoissonInputs(1, rate / correlation, timeStep, random);
        _participants = new PoissonInputs(group, correlation, 1, random);
        _others = new PoissonInputs(count - group, rate, timeStep, random);
        _fired = new SpikeList(count);
    }

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

        return _fired.Spikes;
    }

    /// <inheritdoc/>
    /// <remarks>Without the random generator: it belongs to whoever made it.</remarks>
    public void Transfer(StateTransfer state)
    {
        state.Part(_events);
        state.Part(_participants);
        state.Part(_others);
    }
}
