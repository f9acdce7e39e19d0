using System.Diagnostics;
using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>Which neurons fired in one step, a bit for each: over memory that somebody else owns.</summary>
/// <remarks>
/// The same as a dense activity of ones where bits are set. Each sample of the batch starts with a word of its own: of a side of
/// <c>N</c> neurons a sample takes <c>⌈N / 64⌉</c> words, and neuron <c>i</c> of sample <c>b</c> is bit <c>i mod 64</c>, counted from the
/// lowest, of word <c>b · ⌈N / 64⌉ + ⌊i / 64⌋</c>. In a convolution <c>i = (c · H + y) · W + x</c>. Bits behind the last neuron are zero.
/// A step reads the words once, before it changes anything.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct SpikeMask
{
    /// <summary>Bits of neurons.</summary>
    /// <param name="words">The words of sample 0, then those of sample 1, ….</param>
    public SpikeMask(ReadOnlySpan<ulong> words) => Words = words;

    /// <summary>The words of all samples.</summary>
    public ReadOnlySpan<ulong> Words { get; }

    /// <summary>How many spikes in how many words.</summary>
    public override string ToString()
    {
        int spikes = 0;
        foreach (ulong word in Words)
        {
            spikes += BitOperations.PopCount(word);
        }

        return $"{Plural.Of(spikes, "spike")} in {Plural.Of(Words.Length, "word")}";
    }
}
