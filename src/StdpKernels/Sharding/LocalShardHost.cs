using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>Shards in this process, which run side by side.</summary>
/// <remarks>
/// Layers of more weights than an array can have, 2³¹ − 57, are possible like this on one machine. Where a shard fails in the midst of a window, as without
/// memory, the others may have done it: the host then refuses further calls.
/// </remarks>
public sealed class LocalShardHost : IShardHost
{
    private readonly IStdpShard[] _shards;
    private bool _hasFailed;

    /// <summary>A host of given shards.</summary>
    /// <param name="shards">The shards, in the order of their neurons.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">
    /// They differ in batch size, presynaptic neurons, steps that have been done, or in whether neurons live in them.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or there are more than 65,536.</exception>
    public LocalShardHost(params ReadOnlySpan<IStdpShard> shards)
    {
        ShardContract.RequireShards(shards.Length, nameof(shards));
        _shards = shards.ToArray();
        foreach (IStdpShard shard in _shards)
        {
            ArgumentNullException.ThrowIfNull(shard, nameof(shards));
            if (Kind(shard) != Kind(_shards[0]))
            {
                Require.Throw(
                    $"shards must have the same batch size, inputs, neurons and steps, but one has {Kind(shard)} and the first "
                    + $"{Kind(_shards[0])}.",
                    nameof(shards));
            }
        }
    }

    /// <inheritdoc/>
    int IShardHost.Shards => _shards.Length;

    /// <inheritdoc/>
    int IShardHost.BatchSize => _shards[0].BatchSize;

    /// <inheritdoc/>
    int IShardHost.Inputs => _shards[0].Inputs;

    /// <inheritdoc/>
    bool IShardHost.HasNeurons => _shards[0].HasNeurons;

    /// <inheritdoc/>
    long IShardHost.StepsDone => _shards[0].StepsDone;

    /// <inheritdoc/>
    int IShardHost.OutputsOf(int shard) => _shards[shard].Outputs;

    /// <inheritdoc/>
    async Task<IReadOnlyList<SpikeRaster>> IShardHost.RunAsync(
        int steps, SpikeRaster pre, IReadOnlyList<SpikeRaster> post, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireWhole();
        _hasFailed = true;

        // Not the token of the caller: a window that has begun is done by all shards or the layer is lost.
        SpikeRaster?[] answers = await Task.WhenAll(
            _shards.Select((shard, i) => Task.Run(() => shard.Run(steps, pre, post.Count == 0 ? null : post[i]), CancellationToken.None)))
            .ConfigureAwait(false);
        _hasFailed = false;
        return [.. answers.OfType<SpikeRaster>()];
    }

    /// <inheritdoc/>
    Task IShardHost.ReadAsync(int shard, string array, long offset, Memory<byte> destination, CancellationToken cancellationToken)
    {
        RequireWhole();
        _shards[shard].Read(array, offset, destination.Span);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    Task IShardHost.WriteAsync(int shard, string array, long offset, ReadOnlyMemory<byte> source, CancellationToken cancellationToken)
    {
        RequireWhole();
        _shards[shard].Write(array, offset, source.Span);
        return Task.CompletedTask;
    }

    private static (int, int, bool, long) Kind(IStdpShard shard) => (shard.BatchSize, shard.Inputs, shard.HasNeurons, shard.StepsDone);

    private void RequireWhole()
    {
        if (_hasFailed)
        {
            throw new InvalidOperationException("A shard failed in the midst of a window, or a window is at work: shards may differ in their steps.");
        }
    }
}
