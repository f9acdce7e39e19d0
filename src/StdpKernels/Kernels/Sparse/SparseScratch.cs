using StdpKernels.Memory;

namespace StdpKernels.Kernels.Sparse;

/// <summary>The lists of the event-driven kernel of a batch.</summary>
internal sealed class SparseScratch
{
    /// <summary>The samples in which each presynaptic neuron fired.</summary>
    public SpikeScratch Pre { get; } = new();

    /// <summary>The samples in which each postsynaptic neuron fired.</summary>
    public SpikeScratch Post { get; } = new();
}
