using StdpKernels.Sharding;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

/// <summary>Reads weights that lie in shards into their places in the whole.</summary>
/// <remarks>A shard has the synapses onto its neurons in the order of the whole.</remarks>
internal sealed class ShardWeights
{
    // The first connection, and the first monitor, of the network in a shard.
    private const string WeightsName = "connections[0].layer.w";
    private const string RecordedName = "monitors[0].weights";

    private readonly IShardHost _host;
    private readonly StdpSparseLayer<float> _whole;
    private readonly int[] _shardOf;

    /// <param name="cut">Of the excitatory neurons.</param>
    /// <param name="host">The shards.</param>
    /// <param name="whole">Receives the weights.</param>
    public ShardWeights(ShardCut cut, IShardHost host, StdpSparseLayer<float> whole)
    {
        (_host, _whole, _shardOf) = (host, whole, new int[whole.Connectivity.Outputs]);
        for (int shard = 0; shard < cut.Shards; shard++)
        {
            _shardOf.AsSpan(cut[shard][0].Start, cut[shard][0].Count).Fill(shard);
        }
    }

    /// <summary>Reads those that shards have recorded, moment after moment.</summary>
    /// <param name="synapses">Where they stand in the whole.</param>
    /// <param name="moments">How many moments there are.</param>
    /// <param name="visit">Is called after the weights of each moment have been written to the whole.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task ReadRecordedAsync(int[] synapses, int moments, Action<int> visit, CancellationToken cancellationToken)
    {
        int[] shards = [.. synapses.Select(synapse => _shardOf[_whole.Connectivity.Targets[synapse]])];
        int[] counts = [.. Enumerable.Range(0, _host.Shards).Select(shard => shards.Count(other => other == shard))];
        float[][] recorded = await ReadAsync(RecordedName, shard => counts[shard] * moments, cancellationToken);
        for (int moment = 0; moment < moments; moment++)
        {
            int[] next = [.. counts.Select(count => count * moment)];
            for (int i = 0; i < synapses.Length; i++)
            {
                _whole.EditWeights()[synapses[i]] = recorded[shards[i]][next[shards[i]]++];
            }

            visit(moment);
        }
    }

    /// <summary>Reads all as they are now.</summary>
    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        int[] targets = [.. _whole.Connectivity.Targets];
        int[] counts = new int[_host.Shards];
        foreach (int target in targets)
        {
            counts[_shardOf[target]]++;
        }

        float[][] weights = await ReadAsync(WeightsName, shard => counts[shard], cancellationToken);
        int[] next = new int[counts.Length];
        Span<float> whole = _whole.EditWeights().Span;
        for (int synapse = 0; synapse < targets.Length; synapse++)
        {
            int shard = _shardOf[targets[synapse]];
            whole[synapse] = weights[shard][next[shard]++];
        }
    }

    private async Task<float[][]> ReadAsync(string array, Func<int, int> lengthOf, CancellationToken cancellationToken)
    {
        float[][] values = new float[_host.Shards][];
        for (int shard = 0; shard < values.Length; shard++)
        {
            values[shard] = new float[lengthOf(shard)];
            await ShardPieces.ReadAsync<float>(_host, shard, array, values[shard], cancellationToken);
        }

        return values;
    }
}
