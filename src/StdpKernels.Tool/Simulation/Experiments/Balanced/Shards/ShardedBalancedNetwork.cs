using StdpKernels.Sharding;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

/// <summary>The balanced network in shards, with the bits of the whole: neurons and synapses live there, what is watched lives here.</summary>
internal sealed class ShardedBalancedNetwork : BalancedNetwork
{
    private readonly ShardGroup _group;
    private readonly ShardSpikes _spikes;
    private readonly ShardedNeurons _excitatory;
    private readonly ShardedNeurons _inhibitory;
    private readonly ShardWeights _weights;
    private readonly int _moments;
    private readonly IReadOnlyList<IStateful> _saved;
    private readonly CancellationToken _cancellationToken;

    private ShardedBalancedNetwork(
        BalancedParameters parameters,
        ShardGroup group,
        (Network Network, ShardSpikes Spikes, ShardedNeurons Excitatory, ShardedNeurons Inhibitory) watch,
        StdpSparseLayer<float> plastic,
        IReadOnlyList<IStateful> saved,
        CancellationToken cancellationToken)
        : base(parameters, watch.Network, watch.Network.Add(watch.Excitatory), watch.Network.Add(watch.Inhibitory), plastic)
    {
        (_group, _spikes, _excitatory, _inhibitory) = (group, watch.Spikes, watch.Excitatory, watch.Inhibitory);
        (_saved, _cancellationToken) = (saved, cancellationToken);
        _moments = (int)(parameters.Steps / BalancedParts.WeightSteps);
        _weights = new ShardWeights(group.Cut, group.Host, plastic);
    }

    public override long Spikes => _excitatory.Spikes + _inhibitory.Spikes;

    /// <summary>Neurons of both kinds, each cut as evenly as can be.</summary>
    public static ShardCut CutOf(BalancedParameters parameters, int shards) =>
        ShardCut.Even(parameters.Excitatory, shards).Beside(ShardCut.Even(parameters.Inhibitory, shards));

    /// <summary>All shards in this process.</summary>
    public static ShardedBalancedNetwork InProcess(BalancedParameters parameters, ulong seed, int shards)
    {
        ShardCut cut = CutOf(parameters, shards);
        BalancedParts[] parts = [.. Enumerable.Range(0, shards).Select(shard => BalancedModel.PartsOf(parameters, seed, [.. cut[shard]]))];
        var host = new LocalShardHost([.. parts.Select(BalancedModel.ShardOf)]);
        return On(new ShardGroup(cut, host), parameters, seed, [.. parts.Select(part => part.Network)], CancellationToken.None);
    }

    /// <summary>Shards wherever they are.</summary>
    /// <param name="group">The shards, see <see cref="CutOf"/>.</param>
    /// <param name="parameters">The constants.</param>
    /// <param name="seed">Where randomness starts from.</param>
    /// <param name="saved">The networks of shards that are saved with this one; none where their host saves them.</param>
    /// <param name="cancellationToken">Ends the waiting for shards.</param>
    public static ShardedBalancedNetwork On(
        ShardGroup group, BalancedParameters parameters, ulong seed, IReadOnlyList<IStateful> saved, CancellationToken cancellationToken)
    {
        var spikes = new ShardSpikes(group.Cut.Neurons, BalancedParts.ShardWindow);
        return new(
            parameters,
            group,
            (
                new Network(BalancedParameters.TimeStep),
                spikes,
                new ShardedNeurons(spikes, 0, parameters.Excitatory),
                new ShardedNeurons(spikes, parameters.Excitatory, parameters.Inhibitory)),
            BalancedParts.CreatePlastic(parameters, seed),
            saved,
            cancellationToken);
    }

    public override void Step()
    {
        if (_spikes.IsSpent)
        {
            _spikes.Give(Wait(_group.RunAsync(BalancedParts.ShardWindow, _spikes.Last, _cancellationToken)));
        }

        _spikes.Take();
        base.Step();
    }

    public override void ReadWeights()
    {
        Weights.Clear();
        Wait(_weights.ReadRecordedAsync(
            BalancedParts.WatchedSynapses(Plastic.Connectivity),
            _moments,
            moment => Weights.Record(((moment + 1L) * BalancedParts.WeightSteps) - 1),
            _cancellationToken));
        Wait(_weights.ReadAllAsync(_cancellationToken));
    }

    public override void Transfer(StateTransfer state)
    {
        base.Transfer(state);
        state.Part(_spikes, "spikes");
        state.Parts(_saved, "shards");
    }

    // Experiments are run on a thread that may wait.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
