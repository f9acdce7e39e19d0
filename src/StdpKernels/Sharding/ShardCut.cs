using System.Diagnostics;
using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>Which postsynaptic neurons lie in which shard.</summary>
/// <remarks>
/// Neurons of one layer are cut into ranges that follow each other, a range for each shard. Several populations side by side, each cut on its own,
/// give a shard a range of each, see <see cref="Beside"/>; a shard numbers its neurons through its ranges.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ShardCut
{
    private readonly ShardRange[][] _shards;

    private ShardCut(ShardRange[][] shards, int neurons) => (_shards, Neurons) = (shards, neurons);

    /// <summary>How many neurons there are.</summary>
    public int Neurons { get; }

    /// <summary>How many shards there are.</summary>
    public int Shards => _shards.Length;

    /// <summary>The neurons of a shard: ranges, ascending.</summary>
    /// <param name="shard">Which shard, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public ReadOnlySpan<ShardRange> this[int shard] => _shards[ShardContract.RequireShard(shard, Shards, nameof(shard))];

    /// <summary>Shards as equal as they can be: the first ones have a neuron more.</summary>
    /// <param name="neurons">How many neurons there are.</param>
    /// <param name="shards">How many shards; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="neurons"/> is negative, or <paramref name="shards"/> is below 1 or above 65,536.
    /// </exception>
    public static ShardCut Even(int neurons, int shards)
    {
        Require.Size(neurons);
        ShardContract.RequireShards(shards, nameof(shards));
        int[] sizes = new int[shards];
        for (int i = 0; i < shards; i++)
        {
            sizes[i] = (neurons / shards) + (i < neurons % shards ? 1 : 0);
        }

        return Of(sizes, neurons);
    }

    /// <summary>Shards of given sizes.</summary>
    /// <param name="sizes">How many neurons each shard has; none is legal.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no shard or more than 65,536, a size is negative, or there are more than 2³¹ − 1 neurons.
    /// </exception>
    public static ShardCut OfSizes(params ReadOnlySpan<int> sizes)
    {
        ShardContract.RequireShards(sizes.Length, nameof(sizes));
        long neurons = 0;
        foreach (int size in sizes)
        {
            neurons += Require.Size(size, nameof(sizes));
        }

        Require.Fits(neurons, "all neurons", nameof(sizes));
        return Of(sizes, (int)neurons);
    }

    /// <summary>The neurons of this cut, and behind them those of another one: two populations in the same shards.</summary>
    /// <param name="other">A cut into as many shards.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The other cut has another number of shards.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 2³¹ − 1 neurons together.</exception>
    public ShardCut Beside(ShardCut other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Shards != Shards)
        {
            Require.Throw($"other must have {Plural.Of(Shards, "shard")}, but it has {other.Shards}.", nameof(other));
        }

        Require.Fits((long)Neurons + other.Neurons, "all neurons", nameof(other));
        ShardRange[][] shards =
        [
            .. _shards.Zip(other._shards, (first, second) =>
                (ShardRange[])[.. first, .. second.Select(range => new ShardRange(Neurons + range.Start, range.Count))]),
        ];
        return new ShardCut(shards, Neurons + other.Neurons);
    }

    /// <summary>How many neurons a shard has.</summary>
    /// <param name="shard">Which shard, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public int SizeOf(int shard)
    {
        int size = 0;
        foreach (ShardRange range in _shards[ShardContract.RequireShard(shard, Shards, nameof(shard))])
        {
            size += range.Count;
        }

        return size;
    }

    /// <summary>How many neurons in how many shards.</summary>
    public override string ToString() => $"{Plural.Of(Neurons, "neuron")} in {Plural.Of(Shards, "shard")}";

    private static ShardCut Of(ReadOnlySpan<int> sizes, int neurons)
    {
        var shards = new ShardRange[sizes.Length][];
        int start = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            shards[i] = [new ShardRange(start, sizes[i])];
            start += sizes[i];
        }

        return new ShardCut(shards, neurons);
    }
}
