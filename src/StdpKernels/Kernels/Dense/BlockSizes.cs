using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Processor;

namespace StdpKernels.Kernels.Dense;

/// <summary>How the dense kernel cuts its work so that what it reuses stays in cache.</summary>
/// <param name="Depth">Terms of the sums that are packed at a time.</param>
/// <param name="Rows">Rows of w that are packed at a time; rounded up to whole tiles.</param>
internal readonly record struct BlockSizes(int Depth, int Rows)
{
    /// <summary>The largest sizes. Tests set smaller ones, so that small layers are cut as well.</summary>
    public static BlockSizes Max { get; set; } = new(KernelShapes.MaxBlockDepth, int.MaxValue);

    /// <summary>The sizes for a sum of so many terms on this processor.</summary>
    public static BlockSizes For<T>(int depth) => For<T>(depth, DataCaches.Here);

    /// <summary>The sizes for a sum of so many terms with such caches.</summary>
    /// <remarks>
    /// The halves of the two panels that one sum of a tile walks along share the first-level cache, the postsynaptic panels of a block the
    /// second-level cache.
    /// </remarks>
    public static BlockSizes For<T>(int depth, DataCaches caches)
    {
        BlockSizes max = Max;
        double near = caches.First * KernelShapes.TilePanelShare / ((Tile.Columns<T>() + Tile.Rows) * Unsafe.SizeOf<T>());
        int deepest = Math.Max(KernelShapes.BlockDepthStep, (int)near / KernelShapes.BlockDepthStep * KernelShapes.BlockDepthStep);
        int blockDepth = Math.Clamp(depth, 1, Math.Min(max.Depth, deepest));
        double rows = caches.Second * KernelShapes.BlockPanelShare / (2.0 * Unsafe.SizeOf<T>() * blockDepth);
        return new BlockSizes(blockDepth, Math.Max(1, (int)Math.Min(max.Rows, rows)));
    }
}
