using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

/// <summary>Neurons that live in shards, as monitors see them.</summary>
/// <param name="spikes">The spikes of all.</param>
/// <param name="first">The first one here.</param>
/// <param name="count">How many are here.</param>
internal sealed class ShardedNeurons(ShardSpikes spikes, int first, int count) : ISpikeSource
{
    private readonly SpikeList _fired = new(count);
    private long _spikes;

    public int Count => count;

    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <summary>How often they have fired.</summary>
    public long Spikes => _spikes;

    public ReadOnlySpan<int> Step()
    {
        _fired.Clear();
        foreach (int neuron in spikes.Within(first, first + count))
        {
            _fired.Add(neuron - first);
        }

        _spikes += Fired.Length;
        return Fired;
    }

    public void Transfer(StateTransfer state)
    {
        state.List(_fired);
        state.Value(ref _spikes);
    }
}
