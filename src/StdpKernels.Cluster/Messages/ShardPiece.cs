namespace StdpKernels.Cluster.Messages;

/// <summary>A piece of an array of a shard, to be read or written.</summary>
[GenerateSerializer]
[Alias("stdp.piece")]
internal sealed record ShardPiece
{
    /// <summary>Which start of the shard it is for.</summary>
    [Id(0)]
    public long Incarnation { get; init; }

    /// <summary>How many steps have been done before it.</summary>
    [Id(1)]
    public long FirstStep { get; init; }

    /// <summary>The name of the array.</summary>
    [Id(2)]
    public string Array { get; init; } = "";

    /// <summary>Where it starts, in bytes.</summary>
    [Id(3)]
    public long Offset { get; init; }

    /// <summary>How many bytes are to be read.</summary>
    [Id(4)]
    public int Count { get; init; }

    /// <summary>The bytes to write; null for reading.</summary>
    [Id(5)]
    public byte[]? Bytes { get; init; }
}
