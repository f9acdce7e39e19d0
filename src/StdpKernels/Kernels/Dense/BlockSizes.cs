using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels.Dense;

/// <summary>How the dense kernel cuts its work so that what it reuses stays in cache.</summary>
/// <param name="Depth">Terms of the sums that are packed at a time.</param>
/// <param name="Columns">Columns of w that are packed at a time; rounded up to whole tiles.</param>
internal readonly record struct BlockSizes(int Depth, int Columns)
{
    // A postsynaptic panel of this depth (8 KiB of float) and one presynaptic panel (32 KiB) share the first-level cache.
    private const int MaxDepth = 256;

    // Half of a common second-level cache for the presynaptic panels of a block.
    private const int PanelBytes = 512 * 1024;

    /// <summary>The sizes for a sum of so many terms.</summary>
    public static BlockSizes For<T>(int depth)
    {
        int blockDepth = Math.Clamp(depth, 1, MaxDepth);
        return new BlockSizes(blockDepth, PanelBytes / (2 * Unsafe.SizeOf<T>() * blockDepth));
    }
}
