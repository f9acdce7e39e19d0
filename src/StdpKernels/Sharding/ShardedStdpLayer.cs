using System.Numerics;
using StdpKernels.Checkpoints;
using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>A plastic layer in shards: in this process, or on several machines. The bits are those of one layer.</summary>
/// <remarks>
/// A shard has the rows of its postsynaptic neurons, their traces, and a copy of the presynaptic traces. Together they can have more weights than an
/// array, 2³¹ − 57. See <see cref="ShardGroup"/> for windows.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ShardedStdpLayer<T> : ShardGroup
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer in shards of this process, whose weights and traces are zero.</summary>
    /// <param name="plan">What the layer is made of.</param>
    /// <param name="cut">Which postsynaptic neurons lie in which shard: a range for each.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The cut is of another number of neurons, or has several ranges in a shard; or a tensor parameter does not broadcast.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A shard has more elements than arrays can have, or the algorithm or the dynamics of a trace are undefined.
    /// </exception>
    public ShardedStdpLayer(LayerPlan<T> plan, ShardCut cut)
        : base(cut, CreateHost(plan, cut))
    {
    }

    /// <summary>A layer in shards that a host runs.</summary>
    /// <param name="cut">Which postsynaptic neurons lie in which shard.</param>
    /// <param name="host">Where the shards run.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The host has other shards than the cut.</exception>
    public ShardedStdpLayer(ShardCut cut, IShardHost host)
        : base(cut, host)
    {
    }

    /// <summary>Reads weights of a shard, in the order of its layer.</summary>
    /// <param name="shard">Which shard, from 0.</param>
    /// <param name="weights">Receives them, from the first on.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public Task ReadWeightsAsync(int shard, Memory<T> weights, CancellationToken cancellationToken = default) =>
        ShardPieces.ReadAsync(Host, ShardContract.RequireShard(shard, Cut.Shards, nameof(shard)), LayerArrays.Weights, weights, cancellationToken);

    /// <summary>Writes weights of a shard, in the order of its layer.</summary>
    /// <param name="shard">Which shard, from 0.</param>
    /// <param name="weights">The weights, from the first on.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard. Nothing has been changed.</exception>
    public Task WriteWeightsAsync(int shard, ReadOnlyMemory<T> weights, CancellationToken cancellationToken = default) =>
        ShardPieces.WriteAsync(Host, ShardContract.RequireShard(shard, Cut.Shards, nameof(shard)), LayerArrays.Weights, weights, cancellationToken);

    /// <summary>Reads a trace of a shard.</summary>
    /// <param name="shard">Which shard, from 0.</param>
    /// <param name="trace">Its name: <c>t_pre</c>, <c>t_post</c> or that of another trace of the rule.</param>
    /// <param name="values">Receives it, from the first number on.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trace"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public Task ReadTraceAsync(int shard, string trace, Memory<T> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return ShardPieces.ReadAsync(Host, ShardContract.RequireShard(shard, Cut.Shards, nameof(shard)), trace, values, cancellationToken);
    }

    private static LocalShardHost CreateHost(LayerPlan<T> plan, ShardCut cut)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(cut);
        if (cut.Neurons != plan.Outputs)
        {
            Require.Throw(
                $"cut must be of {Plural.Of(plan.Outputs, "neuron")}, the outputs of the layer, but it is of {cut.Neurons}.", nameof(cut));
        }

        var shards = new IStdpShard[cut.Shards];
        for (int shard = 0; shard < shards.Length; shard++)
        {
            if (cut[shard].Length != 1)
            {
                Require.Throw($"cut must have one range in each shard, but shard {shard} has {cut[shard].Length}.", nameof(cut));
            }

            shards[shard] = new LayerShard<T>(plan.CreateLayer(cut[shard][0]));
        }

        return new LocalShardHost(shards);
    }
}
