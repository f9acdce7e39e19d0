using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Validation;

namespace StdpKernels.Synapses;

/// <summary>The panels and tiles of the dense kernel, for each thread that shares a step.</summary>
/// <param name="threads">How many threads there are.</param>
internal sealed class DensePanels<T>(int threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PanelScratch<T>[] _panels = Synapses<T>.Make(threads, () => new PanelScratch<T>());

    /// <summary>Those of a thread.</summary>
    public PanelScratch<T> this[int part] => _panels[part];

    /// <summary>The arrays of a thread: sizes that arrays can have.</summary>
    /// <param name="rows">Rows of the weights.</param>
    /// <param name="columns">Columns of the weights.</param>
    /// <param name="depth">Terms of the sums of a weight.</param>
    /// <param name="name">What the error blames.</param>
    /// <exception cref="ArgumentOutOfRangeException">The layer is too large.</exception>
    public static void RequireFits(int rows, int columns, int depth, string name) => Require.Fits(
        DenseUpdate.ScratchLength<T>(rows, columns, depth, BlockSizes.For<T>(depth)), "the tiles of all rows", name);

    /// <summary>Makes the memory of every thread.</summary>
    /// <param name="rows">Rows of the weights.</param>
    /// <param name="columns">Columns of the weights.</param>
    /// <param name="depth">Terms of the sums of a weight.</param>
    public void Reserve(int rows, int columns, int depth)
    {
        foreach (PanelScratch<T> panels in _panels)
        {
            DenseUpdate.Reserve(rows, columns, depth, panels, BlockSizes.For<T>(depth));
        }
    }
}
