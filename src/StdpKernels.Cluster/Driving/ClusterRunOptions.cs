using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Driving;

/// <summary>What a run is of, and how it is kept.</summary>
public sealed record ClusterRunOptions
{
    /// <summary>The name of the run: 1 to 64 letters of a-z, digits, '-' and '_'. Its checkpoints lie in a folder of this name.</summary>
    public required string Run { get; init; }

    /// <summary>What the silos make shards of, see <see cref="Models.ShardModels"/>.</summary>
    public required string Model { get; init; }

    /// <summary>What the model is given: what the whole is made of. For layers, <see cref="Models.LayerModel.Encode{T}"/>.</summary>
    public required ReadOnlyMemory<byte> Settings { get; init; }

    /// <summary>Which postsynaptic neurons lie in which shard.</summary>
    public required ShardCut Cut { get; init; }

    /// <summary>
    /// How many windows lie between two checkpoints; 0 for none but those that are asked for. The spikes of as many windows stay in the driver's memory, and as many
    /// windows are done again where a shard is lost. Default 1000.
    /// </summary>
    public int CheckpointWindows { get; init; } = 1000;

    /// <summary>Whether a checkpoint that is there is passed over, so that the run begins again. Default false.</summary>
    public bool StartsOver { get; init; }

    /// <summary>How long a shard may stay away before the run is given up. Default 2 min.</summary>
    public TimeSpan RecoveryTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
