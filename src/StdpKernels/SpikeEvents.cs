using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>Which neurons fired in one step: a list of indices for each sample of the batch, over memory that somebody else owns.</summary>
/// <remarks>
/// The same as a dense activity of ones at the listed places and zeros elsewhere. An index counts the elements of
/// one sample: <c>0 … I − 1</c> in a linear layer, <c>(c · H + y) · W + x</c> in a convolution. Within a sample the indices ascend,
/// and none occurs twice. A step copies the lists, and then checks and uses the copy: what another thread writes to their memory
/// later does not matter, and what it writes meanwhile is refused or used as it was found.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct SpikeEvents
{
    private readonly ReadOnlySpan<int> _starts;

    /// <summary>The events of a batch of one.</summary>
    /// <param name="indices">The neurons that fired, ascending.</param>
    public SpikeEvents(ReadOnlySpan<int> indices)
    {
        Indices = indices;
        BatchSize = 1;
    }

    /// <summary>The events of a batch, one list after the other.</summary>
    /// <param name="indices">The neurons that fired: those of sample 0, ascending, then those of sample 1, ….</param>
    /// <param name="sampleStarts">
    /// One number more than there are samples: sample <c>b</c> has the indices from <c>sampleStarts[b]</c> up to, but not
    /// including, <c>sampleStarts[b + 1]</c>. The first is 0 and the last is the number of indices.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The starts are empty, descend, or do not begin at 0 and end at the number of indices.
    /// </exception>
    public SpikeEvents(ReadOnlySpan<int> indices, ReadOnlySpan<int> sampleStarts)
    {
        if (sampleStarts.IsEmpty || sampleStarts[0] != 0 || sampleStarts[^1] != indices.Length)
        {
            string came = sampleStarts.IsEmpty ? "is empty" : $"runs from {sampleStarts[0]} to {sampleStarts[^1]}";
            throw new ArgumentException(
                $"sampleStarts must run from 0 to {indices.Length}, the number of indices, but it {came}.",
                nameof(sampleStarts));
        }

        for (int b = 1; b < sampleStarts.Length; b++)
        {
            if (sampleStarts[b] < sampleStarts[b - 1])
            {
                throw new ArgumentException(
                    $"sampleStarts must not descend, but {sampleStarts[b]} (at {b}) follows {sampleStarts[b - 1]}.",
                    nameof(sampleStarts));
            }
        }

        Indices = indices;
        BatchSize = sampleStarts.Length - 1;
        _starts = sampleStarts;
    }

    /// <summary>Lists that have been checked before. The first of the starts is the place of <paramref name="indices"/> in the lists they count.</summary>
    internal SpikeEvents(ReadOnlySpan<int> indices, ReadOnlySpan<int> sampleStarts, int batchSize)
    {
        Indices = indices;
        BatchSize = batchSize;
        _starts = sampleStarts;
    }

    /// <summary>The number of samples. The default value has none.</summary>
    public int BatchSize { get; }

    /// <summary>The indices of all samples, one list after the other.</summary>
    public ReadOnlySpan<int> Indices { get; }

    /// <summary>Where the list of each sample starts, counted from where the first does; empty for the single list of a batch of one.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    /// <summary>The neurons that fired in one sample, ascending.</summary>
    /// <param name="sample">Which sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<int> this[int sample] => Indices[RangeOf(sample)];

    /// <summary>Some of the samples that follow each other, such as the steps of a window out of a recording. Nothing is copied.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such samples.</exception>
    public SpikeEvents Slice(int start, int count)
    {
        if ((uint)start > (uint)BatchSize || (uint)count > (uint)(BatchSize - start))
        {
            ThrowSlice(start, count, BatchSize);
        }

        if (_starts.IsEmpty)
        {
            // The single list of a batch of one, or no samples at all.
            return count == BatchSize ? this : default;
        }

        ReadOnlySpan<int> starts = _starts.Slice(start, count + 1);
        int origin = _starts[0];
        return new SpikeEvents(Indices[(starts[0] - origin)..(starts[^1] - origin)], starts, count);
    }

    /// <summary>Where in <see cref="Indices"/> the list of one sample stands.</summary>
    internal Range RangeOf(int sample)
    {
        if ((uint)sample >= (uint)BatchSize)
        {
            ThrowSample(sample, BatchSize);
        }

        return _starts.IsEmpty ? Range.All : (_starts[sample] - _starts[0])..(_starts[sample + 1] - _starts[0]);
    }

    /// <summary>How many spikes in how many samples.</summary>
    public override string ToString() => $"{Plural.Of(Indices.Length, "spike")} in {Plural.Of(BatchSize, "sample")}";

    [DoesNotReturn]
    private static void ThrowSlice(int start, int count, int batchSize)
    {
        if ((uint)start > (uint)batchSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), start, $"start must be from 0 to {batchSize}, the number of samples, but it is {start}.");
        }

        throw new ArgumentOutOfRangeException(
            nameof(count), count, $"count must be from 0 to {batchSize - start}, the number of samples from {start} on, but it is {count}.");
    }

    [DoesNotReturn]
    private static void ThrowSample(int sample, int batchSize) =>
        throw new ArgumentOutOfRangeException(
            nameof(sample), sample, $"sample must be one of {Plural.Of(batchSize, "sample")}, counted from 0.");
}
