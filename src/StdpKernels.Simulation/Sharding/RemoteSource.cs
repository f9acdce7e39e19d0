using StdpKernels.Sharding;

namespace StdpKernels.Simulation;

/// <summary>Neurons that live in other shards: their spikes come in windows, some steps after they have fired. See <see cref="NetworkShard"/>.</summary>
public sealed class RemoteSource : ISpikeSource
{
    private readonly SpikeList _fired;
    private SpikeRaster? _window;
    private int _first;
    private int _next;

    /// <summary>Neurons that have not fired.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="lag">
    /// How many steps after it has fired a spike comes here: the length of a window of the shards. A connection from here has a delay that is shorter by as
    /// much than the one between the neurons.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the lag is below 1.</exception>
    public RemoteSource(int count, int lag)
    {
        Count = Check.Count(count);
        Check.AtLeastOne(lag, "a number of steps");
        Lag = lag;
        _fired = new SpikeList(count);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>How many steps after it has fired a spike comes here.</summary>
    public int Lag { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The spikes of this step have not come: the network is run by its shard only.</exception>
    public ReadOnlySpan<int> Step()
    {
        if (_window is null || _next == _window.Samples)
        {
            throw new InvalidOperationException("The spikes of this step have not come: a network with remote neurons is run by its shard only.");
        }

        _fired.Clear();
        foreach (int neuron in _window.Within(_next++, _first, _first + Count))
        {
            _fired.Add(neuron - _first);
        }

        return Fired;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.List(_fired);
    }

    /// <summary>Gives the spikes of the next steps.</summary>
    /// <param name="window">Those of all presynaptic neurons of the shard.</param>
    /// <param name="first">Which of them is the first one here.</param>
    internal void Give(SpikeRaster window, int first) => (_window, _first, _next) = (window, first, 0);
}
