using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>The rows of weights that take all steps of a window together, because they stay in a cache meanwhile.</summary>
internal static class WindowBlocks
{
    /// <summary>
    /// Whether weights stay in the second-level cache from step to step: few rows at a time save no memory lines then, and each step has another
    /// number of spikes, so that loops over them end where no processor expects it.
    /// </summary>
    public static bool StayCached<T>(ReadOnlySpan<T> w)
        where T : unmanaged => (double)w.Length * Unsafe.SizeOf<T>() <= DataCaches.Here.Second;

    /// <summary>How many rows.</summary>
    /// <param name="columns">Weights of a row.</param>
    [MethodImpl(Hot.Way)]
    public static int Rows<T>(int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double bytes = DataCaches.Here.Second * KernelShapes.WindowShare;
        int rows = (int)Math.Min(bytes / Math.Max(1.0, (double)columns * Unsafe.SizeOf<T>()), int.MaxValue / 2);
        return Math.Max(KernelShapes.WindowRows, rows - (rows % KernelShapes.WindowRows));
    }
}
