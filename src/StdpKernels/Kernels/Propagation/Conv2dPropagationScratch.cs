using StdpKernels.Memory;

namespace StdpKernels.Kernels.Propagation;

/// <summary>Weights and currents with their channels last.</summary>
internal sealed class Conv2dPropagationScratch<T>
{
    public Scratch<T> Weights { get; } = new();

    public Scratch<T> Currents { get; } = new();
}
