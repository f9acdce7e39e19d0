using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels.Dense;

/// <summary>How the dense kernel cuts its work so that what it reuses stays in cache.</summary>
/// <param name="Depth">Terms of the sums that are packed at a time.</param>
/// <param name="Columns">Columns of w that are packed at a time; rounded up to whole tiles.</param>
internal readonly record struct BlockSizes(int Depth, int Columns)
{
    // Half of a common second-level cache for the presynaptic panels of a block.
    private const int PanelBytes = 512 * 1024;

    /// <summary>The largest sizes. Tests set smaller ones, so that small layers are cut as well.</summary>
    /// <remarks>
    /// A postsynaptic panel of this depth (8 KiB of float) and one presynaptic panel (32 KiB) share the first-level cache.
    /// </remarks>
    public static BlockSizes Max { get; set; } = new(256, int.MaxValue);

    /// <summary>The sizes for a sum of so many terms.</summary>
    public static BlockSizes For<T>(int depth)
    {
        BlockSizes max = Max;
        int blockDepth = Math.Clamp(depth, 1, max.Depth);
        return new BlockSizes(blockDepth, Math.Min(max.Columns, PanelBytes / (2 * Unsafe.SizeOf<T>() * blockDepth)));
    }
}
