using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>The neurons that fired in any sample of a batch, and for each spike the place of its neuron among them.</summary>
internal readonly ref struct FiredNeurons
{
    private FiredNeurons(ReadOnlySpan<int> neurons, ReadOnlySpan<int> ranks)
    {
        Neurons = neurons;
        Ranks = ranks;
    }

    /// <summary>The neurons, ascending.</summary>
    public ReadOnlySpan<int> Neurons { get; }

    /// <summary>For each spike of the batch, in the order of its lists, where in <see cref="Neurons"/> its neuron stands.</summary>
    public ReadOnlySpan<int> Ranks { get; }

    /// <summary>Finds them.</summary>
    /// <remarks>
    /// Contract: the lists do not change meanwhile; <paramref name="neurons"/> and <paramref name="rankOf"/> have an element for each
    /// neuron there is, <paramref name="ranks"/> at least one for each spike. Every rank is below the number of <see cref="Neurons"/>.
    /// </remarks>
    [MethodImpl(Hot.Loop)]
    public static FiredNeurons Find(SpikeEvents events, Span<int> neurons, Span<int> rankOf, Span<int> ranks)
    {
        ReadOnlySpan<int> indices = events.Indices;
        rankOf.Clear();
        foreach (int neuron in indices)
        {
            rankOf[neuron] = 1;
        }

        int count = 0;
        for (int neuron = 0; neuron < rankOf.Length; neuron++)
        {
            // Always written, counted only if the neuron fired: no branch that the processor would mispredict.
            int fired = rankOf[neuron];
            neurons[count] = neuron;
            rankOf[neuron] = count;
            count += fired;
        }

        ranks = ranks[..indices.Length];
        for (int spike = 0; spike < ranks.Length; spike++)
        {
            ranks[spike] = rankOf[indices[spike]];
        }

        return new FiredNeurons(neurons[..count], ranks);
    }
}
