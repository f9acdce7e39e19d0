using System.Globalization;
using StdpKernels.Cluster.Messages;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Shards;

/// <summary>What holds of a start, whoever sent it.</summary>
internal static class StartContract
{
    private const int MaxRanges = 1 << 10;

    /// <returns>The ranges of the shard.</returns>
    /// <exception cref="InvalidDataException">It does not hold.</exception>
    public static ShardRange[] Validate(ShardStart start, string key)
    {
        Require(start.Incarnation > 0, "A start must have a number above 0.");
        Require(start.Shard is >= 0 and < ShardContract.MaxShards, $"A shard must have a number from 0 to {ShardContract.MaxShards - 1}, but it has {start.Shard}.");
        Require(start.Checkpoint >= -1, $"A checkpoint must be of a step of 0 or more, or -1 for none, but it is of {start.Checkpoint}.");
        Require(ShardFiles.IsName(start.Run), $"A run must be named by {ShardFiles.NameRule}.");
        Require(key == Key(start.Run, start.Shard), "A start must be of the shard that it was sent to.");
        Require(start.Model is not null && start.Settings is not null, "A start must have a model and settings.");
        int[] numbers = start.Ranges ?? [];
        Require(
            numbers.Length % 2 == 0 && numbers.Length / 2 is >= 1 and <= MaxRanges, $"A shard must have from 1 to {MaxRanges} ranges.");
        var ranges = new ShardRange[numbers.Length / 2];
        long end = 0;
        for (int i = 0; i < ranges.Length; i++)
        {
            (int first, int count) = (numbers[2 * i], numbers[(2 * i) + 1]);
            Require(first >= end && count >= 0 && (long)first + count <= Array.MaxLength, "The ranges of a shard must ascend, below 2^31.");
            ranges[i] = new ShardRange(first, count);
            end = (long)first + count;
        }

        return ranges;
    }

    public static string Key(string run, int shard) => string.Create(CultureInfo.InvariantCulture, $"{run}/{shard}");

    private static void Require(bool holds, string text)
    {
        if (!holds)
        {
            throw new InvalidDataException(text);
        }
    }
}
