using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>The checks that calls of sharded layers have in common.</summary>
internal static class ShardContract
{
    public const int MaxShards = 1 << 16;

    public static void RequireShards(int shards, string name)
    {
        if (shards is < 1 or > MaxShards)
        {
            throw new ArgumentOutOfRangeException(name, shards, $"{name} must give from 1 to {MaxShards} shards, but there are {shards}.");
        }
    }

    public static int RequireShard(int shard, int shards, string name) => (uint)shard < (uint)shards
        ? shard
        : throw new ArgumentOutOfRangeException(name, shard, $"{name} must be from 0 to {shards - 1}, but it is {shard}.");

    /// <summary>A raster of the samples and neurons that a window has.</summary>
    public static void RequireRaster(SpikeRaster raster, int steps, int batchSize, int neurons, string name)
    {
        ArgumentNullException.ThrowIfNull(raster, name);
        if (raster.Samples != (long)steps * batchSize || raster.Neurons != neurons)
        {
            Require.Throw(
                $"{name} must have {Plural.Of(neurons, "neuron")} in {Plural.Of((long)steps * batchSize, "sample")}, {batchSize} for each of "
                + $"{Plural.Of(steps, "step")}, but it has {raster.Neurons} in {raster.Samples}.",
                name);
        }
    }

    /// <summary>Whether a shard gets the spikes of its own neurons, or has neurons that make them.</summary>
    public static void RequireSides(bool hasNeurons, SpikeRaster? post, string name)
    {
        if (hasNeurons != post is null)
        {
            Require.Throw(
                hasNeurons
                    ? $"{name} must be null where the shards have neurons of their own, but it is not."
                    : $"{name} must have the postsynaptic spikes where the shards have no neurons, but it is null.",
                name);
        }
    }

    /// <summary>A piece of an array, in bytes.</summary>
    public static void RequirePiece(long offset, int count, long length, string array, string name)
    {
        if (offset < 0 || offset > length - count)
        {
            throw new ArgumentOutOfRangeException(
                name,
                offset,
                $"{name} must have {Plural.Of(count, "byte")} of '{array}' behind it, which has {Plural.Of(length, "byte")}, but it is {offset}.");
        }
    }
}
