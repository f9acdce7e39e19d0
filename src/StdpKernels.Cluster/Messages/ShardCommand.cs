namespace StdpKernels.Cluster.Messages;

/// <summary>A window of steps.</summary>
[GenerateSerializer]
[Alias("stdp.window")]
internal sealed record ShardCommand
{
    /// <summary>Which start of the shard it is for.</summary>
    [Id(0)]
    public long Incarnation { get; init; }

    /// <summary>How many steps have been done before it.</summary>
    [Id(1)]
    public long FirstStep { get; init; }

    /// <summary>How many steps it has.</summary>
    [Id(2)]
    public int Steps { get; init; }

    /// <summary>The presynaptic spikes, see <see cref="SpikeCodec"/>.</summary>
    [Id(3)]
    public byte[] Pre { get; init; } = [];

    /// <summary>The postsynaptic spikes; null where neurons live in the shard.</summary>
    [Id(4)]
    public byte[]? Post { get; init; }
}
