namespace StdpKernels.Sharding;

/// <summary>Postsynaptic neurons that follow each other, and whose incoming weights lie in one shard; see <see cref="ShardCut"/>.</summary>
public readonly record struct ShardRange
{
    internal ShardRange(int start, int count) => (Start, Count) = (start, count);

    /// <summary>The first neuron, counted in the whole.</summary>
    public int Start { get; }

    /// <summary>How many neurons there are.</summary>
    public int Count { get; }

    /// <summary>One more than the last neuron.</summary>
    internal int End => Start + Count;

    /// <summary>The first neuron and the one behind the last: <c>start..end</c>.</summary>
    public override string ToString() => $"{Start}..{End}";
}
