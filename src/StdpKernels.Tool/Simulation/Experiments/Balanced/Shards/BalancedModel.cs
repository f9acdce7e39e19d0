using System.Buffers.Binary;
using StdpKernels.Cluster.Models;
using StdpKernels.Sharding;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

/// <summary>What silos make of the balanced network: the constants as bytes, and a shard of them.</summary>
internal static class BalancedModel
{
    public const string Name = "balanced";

    // Numbers and the seed, of eight bytes each.
    private const int Numbers = 6;
    private const int Length = (Numbers + 1) * sizeof(double);

    // What a message can ask memory for.
    private const int MaxNeurons = 10_000_000;

    /// <summary>What a driver gives to silos.</summary>
    public static byte[] Encode(BalancedParameters parameters, ulong seed)
    {
        byte[] bytes = new byte[Length];
        double[] numbers =
        [
            parameters.Excitatory, parameters.Inhibitory, parameters.Probability, parameters.ExcitatoryGain, parameters.InhibitoryGain,
            parameters.Duration,
        ];
        for (int i = 0; i < Numbers; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), numbers[i]);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(Numbers * sizeof(double)), seed);
        return bytes;
    }

    /// <summary>A shard of what came in a message.</summary>
    /// <exception cref="InvalidDataException">It is not the settings of a balanced network, or not its neurons.</exception>
    public static IStdpShard Create(ShardAssignment assignment)
    {
        (BalancedParameters parameters, ulong seed) = Decode(assignment.Settings.Span);
        ShardRange[] ranges = [.. assignment.Ranges];
        if (ranges.Length != 2
            || ranges[0].Start + ranges[0].Count > parameters.Excitatory
            || ranges[1].Start < parameters.Excitatory
            || ranges[1].Start + ranges[1].Count > parameters.Excitatory + parameters.Inhibitory)
        {
            throw new InvalidDataException("A shard of the balanced network must have a range of excitatory neurons and one of inhibitory ones.");
        }

        return ShardOf(PartsOf(parameters, seed, ranges));
    }

    /// <summary>The network of a shard.</summary>
    /// <param name="parameters">The constants.</param>
    /// <param name="seed">Where randomness starts from.</param>
    /// <param name="ranges">Excitatory neurons, and inhibitory ones, numbered behind all of those.</param>
    public static BalancedParts PartsOf(BalancedParameters parameters, ulong seed, ShardRange[] ranges) =>
        new(parameters, seed, ranges[0], new ShardRange(ranges[1].Start - parameters.Excitatory, ranges[1].Count));

    /// <summary>The network as a shard.</summary>
    public static IStdpShard ShardOf(BalancedParts parts) =>
        new NetworkShard(parts.Network, parts.Remote, [parts.Excitatory, parts.Inhibitory], Name);

    private static (BalancedParameters Parameters, ulong Seed) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new InvalidDataException($"Settings of the balanced network must be {Length} bytes, but they are {bytes.Length}.");
        }

        double[] numbers = new double[Numbers];
        for (int i = 0; i < Numbers; i++)
        {
            numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        // Written so that NaN, which compares to nothing, is refused.
        bool isValid = numbers[0] is >= 1 and <= MaxNeurons && numbers[1] is >= 1 and <= MaxNeurons
            && numbers[2] is >= 0 and <= 1 && numbers[3..].All(number => number is > 0 and < 1e6);
        return isValid
            ? (
                new((int)numbers[0], (int)numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[(Numbers * sizeof(double))..]))
            : throw new InvalidDataException("Settings of the balanced network must be numbers of neurons, a probability, gains and a duration.");
    }
}
