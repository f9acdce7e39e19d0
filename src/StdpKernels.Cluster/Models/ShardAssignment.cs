using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Models;

/// <summary>What a silo knows of a shard that it is to make.</summary>
/// <remarks>
/// It comes from another machine: a model refuses what is not its own with <see cref="InvalidDataException"/>. What public calls refuse of
/// it, with one of the kinds of <see cref="ArgumentException"/>, is a refusal too.
/// </remarks>
public sealed class ShardAssignment
{
    internal ShardAssignment(int shard, ShardRange[] ranges, ReadOnlyMemory<byte> settings) => (Shard, Ranges, Settings) = (shard, ranges, settings);

    /// <summary>Which shard, from 0.</summary>
    public int Shard { get; }

    /// <summary>Its postsynaptic neurons: a range of each population that has been cut.</summary>
    public IReadOnlyList<ShardRange> Ranges { get; }

    /// <summary>What the driver gave for the model: what the whole is made of.</summary>
    public ReadOnlyMemory<byte> Settings { get; }
}
