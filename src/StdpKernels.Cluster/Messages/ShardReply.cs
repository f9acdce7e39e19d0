namespace StdpKernels.Cluster.Messages;

/// <summary>What a shard answers.</summary>
[GenerateSerializer]
[Alias("stdp.reply")]
internal sealed record ShardReply
{
    /// <summary>What became of the command.</summary>
    [Id(0)]
    public ShardStatus Status { get; init; }

    /// <summary>The start that the shard is of; 0 where there is none.</summary>
    [Id(1)]
    public long Incarnation { get; init; }

    /// <summary>How many steps it has done.</summary>
    [Id(2)]
    public long StepsDone { get; init; }

    /// <summary>The spikes of its neurons, or the bytes that were asked for; null where there are none.</summary>
    [Id(3)]
    public byte[]? Bytes { get; init; }

    /// <summary>Why it was refused, in one line.</summary>
    [Id(4)]
    public string? Text { get; init; }

    /// <summary>What the shard is; of a start.</summary>
    [Id(5)]
    public ShardShape? Shape { get; init; }
}

/// <summary>The sizes of a shard.</summary>
/// <param name="BatchSize">Samples of a step.</param>
/// <param name="Inputs">Presynaptic neurons.</param>
/// <param name="Outputs">Postsynaptic neurons.</param>
/// <param name="HasNeurons">Whether these live in it.</param>
[GenerateSerializer]
[Alias("stdp.shape")]
internal sealed record ShardShape(
    [property: Id(0)] int BatchSize, [property: Id(1)] int Inputs, [property: Id(2)] int Outputs, [property: Id(3)] bool HasNeurons);
