using StdpKernels.Memory;

namespace StdpKernels.Kernels.Sparse;

/// <summary>What the event-driven kernels note in a step.</summary>
internal sealed class SparseScratch<T>
{
    /// <summary>Of a batch, the samples in which each presynaptic neuron fired.</summary>
    public SpikeScratch Pre { get; } = new();

    /// <summary>Of a batch, the samples in which each postsynaptic neuron fired.</summary>
    public SpikeScratch Post { get; } = new();

    /// <summary>Of a batch, what each presynaptic event carries, in the order of <see cref="Pre"/>.</summary>
    public Scratch<T> NumbersPre { get; } = new();

    /// <summary>Of a batch, what each postsynaptic event carries, in the order of <see cref="Post"/>.</summary>
    public Scratch<T> NumbersPost { get; } = new();

    /// <summary>Of a batch of one, the traces of silent presynaptic neurons.</summary>
    public Scratch<T> SilentTraces { get; } = new();
}
