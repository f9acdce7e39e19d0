using System.Diagnostics;
using StdpKernels.Kernels.Events;
using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>Which neurons fired in the samples of a window: lists of indices in memory of their own, which never change.</summary>
/// <remarks>
/// What <see cref="SpikeEvents"/> are over memory of somebody else. It can be kept, sent to shards, and read from any thread. The samples of step 0 come
/// first, then those of step 1, …, as in <see cref="StdpLayer{T}.StepWindow"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SpikeRaster
{
    private readonly int[] _indices;
    private readonly int[] _starts;

    /// <summary>Lists of spikes. They are copied, and then checked.</summary>
    /// <param name="neurons">How many neurons there are.</param>
    /// <param name="indices">The neurons that fired: those of sample 0, ascending, then those of sample 1, ….</param>
    /// <param name="sampleStarts">Where the list of each sample starts in them, and at the end their number.</param>
    /// <exception cref="ArgumentException">
    /// The starts are empty, descend, or do not begin at 0 and end at the number of indices; or indices do not ascend in a sample.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="neurons"/> is negative, or an index is not that of one of them.
    /// </exception>
    public SpikeRaster(int neurons, ReadOnlySpan<int> indices, ReadOnlySpan<int> sampleStarts)
        : this(indices.ToArray(), sampleStarts.ToArray(), Require.Size(neurons))
    {
        SpikeEvents events = new(_indices, _starts);
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            EventContract.RequireAscending(events[sample], neurons, sample, nameof(indices));
        }
    }

    /// <summary>Lists that are known to be right, and whose memory nobody else writes to.</summary>
    internal SpikeRaster(int[] indices, int[] sampleStarts, int neurons) =>
        (Neurons, _indices, _starts) = (neurons, indices, sampleStarts);

    /// <summary>How many neurons there are.</summary>
    public int Neurons { get; }

    /// <summary>How many samples there are: steps times the batch size.</summary>
    public int Samples => _starts.Length - 1;

    /// <summary>How many spikes there are in all samples.</summary>
    public int Spikes => _indices.Length;

    /// <summary>The lists, as a layer takes them.</summary>
    public SpikeEvents Events => new(_indices, _starts, Samples);

    /// <summary>No spikes.</summary>
    /// <param name="neurons">How many neurons there are.</param>
    /// <param name="samples">How many samples there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more samples than an array can have.</exception>
    public static SpikeRaster Silence(int neurons, int samples)
    {
        Require.Size(neurons);
        Require.Size(samples);
        Require.Fits(samples + 1L, "where the samples start", nameof(samples));
        return new SpikeRaster([], new int[samples + 1], neurons);
    }

    /// <summary>How many spikes of how many neurons in how many samples.</summary>
    public override string ToString() => $"{Plural.Of(Spikes, "spike")} of {Plural.Of(Neurons, "neuron")} in {Plural.Of(Samples, "sample")}";

    /// <summary>The neurons from one up to another that fired in a sample, ascending.</summary>
    internal ReadOnlySpan<int> Within(int sample, int start, int end)
    {
        ReadOnlySpan<int> fired = _indices.AsSpan(_starts[sample].._starts[sample + 1]);
        return fired[EventLists.CountBefore(fired, start)..EventLists.CountBefore(fired, end)];
    }

    /// <summary>The spikes of the neurons of one shard, numbered through its ranges.</summary>
    internal SpikeRaster Of(ReadOnlySpan<ShardRange> ranges, int neurons)
    {
        var indices = new List<int>();
        int[] starts = new int[_starts.Length];
        for (int sample = 0; sample < Samples; sample++)
        {
            int local = 0;
            foreach (ShardRange range in ranges)
            {
                foreach (int neuron in Within(sample, range.Start, range.End))
                {
                    indices.Add(neuron - range.Start + local);
                }

                local += range.Count;
            }

            starts[sample + 1] = indices.Count;
        }

        return new SpikeRaster([.. indices], starts, neurons);
    }

    /// <summary>The spikes of all shards, numbered in the whole.</summary>
    internal static SpikeRaster Merge(IReadOnlyList<SpikeRaster> parts, ShardCut cut)
    {
        (int Shard, int Local, ShardRange Range)[] pieces = [.. Pieces(cut).OrderBy(piece => piece.Range.Start)];
        int samples = parts[0].Samples;
        int[] indices = new int[checked(parts.Sum(part => part.Spikes))];
        int[] starts = new int[samples + 1];
        int count = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            foreach ((int shard, int local, ShardRange range) in pieces)
            {
                foreach (int neuron in parts[shard].Within(sample, local, local + range.Count))
                {
                    indices[count++] = neuron - local + range.Start;
                }
            }

            starts[sample + 1] = count;
        }

        return new SpikeRaster(indices, starts, cut.Neurons);
    }

    private static IEnumerable<(int Shard, int Local, ShardRange Range)> Pieces(ShardCut cut)
    {
        for (int shard = 0; shard < cut.Shards; shard++)
        {
            int local = 0;
            foreach (ShardRange range in cut[shard].ToArray())
            {
                yield return (shard, local, range);
                local += range.Count;
            }
        }
    }
}
