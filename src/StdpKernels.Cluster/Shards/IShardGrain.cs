using StdpKernels.Cluster.Messages;

namespace StdpKernels.Cluster.Shards;

/// <summary>A shard of a run, wherever it is. The key is <c>run/shard</c>.</summary>
/// <remarks>Every command carries the start it is for and the step it is at, so that a repeat, a late one and one of a former driver are told apart.</remarks>
[Alias("stdp.shard")]
internal interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Makes the shard, or has it go on from a checkpoint.</summary>
    [Alias("start")]
    Task<ShardReply> StartAsync(ShardStart start);

    /// <summary>Does a window of steps.</summary>
    [Alias("run")]
    Task<ShardReply> RunAsync(ShardCommand command);

    /// <summary>Saves the shard at the step where it is.</summary>
    [Alias("save")]
    Task<ShardReply> SaveAsync(long incarnation, long step);

    /// <summary>Reads or writes a piece of an array.</summary>
    [Alias("piece")]
    Task<ShardReply> TransferAsync(ShardPiece piece);

    /// <summary>Gives the memory of the shard back.</summary>
    [Alias("stop")]
    Task<ShardReply> StopAsync(long incarnation);
}
