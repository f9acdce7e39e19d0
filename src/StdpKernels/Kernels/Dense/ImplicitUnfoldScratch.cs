using StdpKernels.Memory;

namespace StdpKernels.Kernels.Dense;

/// <summary>What the dense kernel of a convolution that unfolds nothing keeps beside its operands.</summary>
internal sealed class ImplicitUnfoldScratch<T>
{
    /// <summary>Where the elements of a patch lie in a prepared image, listed once for a layer.</summary>
    public Scratch<int> Offsets { get; } = new();

    /// <summary>The positions of a block of depth.</summary>
    public Scratch<PositionRun> Runs { get; } = new();

    /// <summary>Activity and traces of a block of outputs, the outputs of a position side by side.</summary>
    public Scratch<T> Outputs { get; } = new();

    /// <summary>P and M, the outputs of an element of the patch side by side.</summary>
    public Scratch<T> Sums { get; } = new();

    /// <summary>Some of them turned to rows of w.</summary>
    public Scratch<T> Rows { get; } = new();
}
