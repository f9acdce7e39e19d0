namespace StdpKernels.Cluster.Messages;

/// <summary>Asks for a shard: what it is, and from which checkpoint it goes on.</summary>
[GenerateSerializer]
[Alias("stdp.start")]
internal sealed record ShardStart
{
    /// <summary>The number of this start: greater than those of all before it.</summary>
    [Id(0)]
    public long Incarnation { get; init; }

    /// <summary>The name of the run.</summary>
    [Id(1)]
    public string Run { get; init; } = "";

    /// <summary>Which shard, from 0.</summary>
    [Id(2)]
    public int Shard { get; init; }

    /// <summary>Which model the silos know makes it.</summary>
    [Id(3)]
    public string Model { get; init; } = "";

    /// <summary>What the model is given.</summary>
    [Id(4)]
    public byte[] Settings { get; init; } = [];

    /// <summary>The first neuron of each range of the shard, and behind it how many there are.</summary>
    [Id(5)]
    public int[] Ranges { get; init; } = [];

    /// <summary>The step of the checkpoint to load; −1 for a shard at its beginning.</summary>
    [Id(6)]
    public long Checkpoint { get; init; }
}
