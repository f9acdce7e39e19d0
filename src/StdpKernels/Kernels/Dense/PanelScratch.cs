using StdpKernels.Memory;

namespace StdpKernels.Kernels.Dense;

/// <summary>The packed panels and accumulator tiles of the dense kernel.</summary>
internal sealed class PanelScratch<T>
{
    public Scratch<T> Pre { get; } = new();

    public Scratch<int> PreTerms { get; } = new();

    public Scratch<int> PostCounts { get; } = new();

    public Scratch<T> Post { get; } = new();

    public Scratch<int> PostTerms { get; } = new();

    public Scratch<T> Tiles { get; } = new();
}
