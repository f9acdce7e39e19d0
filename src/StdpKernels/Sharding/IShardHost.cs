namespace StdpKernels.Sharding;

/// <summary>Where shards run: in this process (<see cref="LocalShardHost"/>), or on other machines.</summary>
/// <remarks>One call at a time. Who calls has checked what it gives: <see cref="ShardGroup"/> does.</remarks>
public interface IShardHost
{
    /// <summary>How many shards there are.</summary>
    int Shards { get; }

    /// <summary><c>B</c>: samples of a step.</summary>
    int BatchSize { get; }

    /// <summary><c>I</c>: presynaptic neurons.</summary>
    int Inputs { get; }

    /// <summary>Whether the postsynaptic neurons live in the shards.</summary>
    bool HasNeurons { get; }

    /// <summary>How many steps all shards have done.</summary>
    long StepsDone { get; }

    /// <summary>How many postsynaptic neurons a shard has.</summary>
    /// <param name="shard">Which shard.</param>
    int OutputsOf(int shard);

    /// <summary>Moves all shards on by a window of steps.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="pre">The presynaptic spikes, which all shards get.</param>
    /// <param name="post">The postsynaptic spikes of each shard; none where neurons live in the shards.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The spikes of each shard; none where the caller gave them.</returns>
    Task<IReadOnlyList<SpikeRaster>> RunAsync(
        int steps, SpikeRaster pre, IReadOnlyList<SpikeRaster> post, CancellationToken cancellationToken);

    /// <summary>Reads a piece of an array of a shard, see <see cref="IStdpShard.Read"/>.</summary>
    /// <param name="shard">Which shard.</param>
    /// <param name="array">The name of the array.</param>
    /// <param name="offset">Where the piece starts, in bytes.</param>
    /// <param name="destination">Receives it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task ReadAsync(int shard, string array, long offset, Memory<byte> destination, CancellationToken cancellationToken);

    /// <summary>Writes a piece of an array of a shard, see <see cref="IStdpShard.Write"/>.</summary>
    /// <param name="shard">Which shard.</param>
    /// <param name="array">The name of the array.</param>
    /// <param name="offset">Where the piece starts, in bytes.</param>
    /// <param name="source">The bytes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task WriteAsync(int shard, string array, long offset, ReadOnlyMemory<byte> source, CancellationToken cancellationToken);
}
