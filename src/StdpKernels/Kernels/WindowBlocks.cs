using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>How many rows and columns take all steps of a window together, because they stay in a cache meanwhile.</summary>
internal static class WindowBlocks
{
    /// <summary>
    /// Whether event-driven steps are better taken by all rows, one after the other: weights that stay in the second-level cache from step to step save
    /// no memory lines, and rows that fire break up the groups that take many steps together.
    /// </summary>
    /// <param name="w">All weights.</param>
    /// <param name="fired">How many rows fired, in all of the steps.</param>
    /// <param name="rows">How many rows there were, in all of the steps.</param>
    public static bool GoStepByStep<T>(ReadOnlySpan<T> w, double fired, double rows)
        where T : unmanaged =>
        (double)w.Length * Unsafe.SizeOf<T>() <= DataCaches.Here.Second && fired > rows * KernelShapes.WindowFiredShare;

    /// <summary>
    /// Whether event-driven steps over weights that come from memory are better taken by all rows, one after the other: a window reads whole rows, and
    /// few of their cache lines have a column that fired.
    /// </summary>
    /// <param name="w">All weights.</param>
    /// <param name="fired">How many columns fired, in all of the steps.</param>
    /// <param name="columns">Weights of a row.</param>
    public static bool TouchFewLines<T>(ReadOnlySpan<T> w, double fired, int columns)
        where T : unmanaged =>
        Prefetch.IsFar(w) && fired < (double)columns * Unsafe.SizeOf<T>() / KernelShapes.LineBytes * KernelShapes.WindowLineShare;

    /// <summary>How many rows.</summary>
    /// <param name="columns">Weights of a row.</param>
    [MethodImpl(Hot.Way)]
    public static int Rows<T>(int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double bytes = DataCaches.Here.Second * KernelShapes.WindowShare;
        int rows = (int)Math.Min(bytes / Math.Max(1.0, (double)columns * Unsafe.SizeOf<T>()), int.MaxValue / 2);
        return Math.Max(KernelShapes.SampleRows, rows - (rows % KernelShapes.SampleRows));
    }

    /// <summary>How many columns: what they have in all steps stays in the second-level cache while rows pass.</summary>
    /// <param name="steps">The number of steps.</param>
    [MethodImpl(Hot.Way)]
    public static int Columns<T>(int steps)
        where T : unmanaged
    {
        int columns = PanelNumbers<T>() / (2 * steps);
        return Math.Max(KernelShapes.WindowColumns, columns - (columns % KernelShapes.WindowColumns));
    }

    /// <summary>Room for what these columns have in all steps, or in fewer of them: two numbers of each.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="columns">Weights of a row.</param>
    public static int PanelLength<T>(int steps, int columns)
        where T : unmanaged =>
        (int)Math.Min(2L * steps * columns, Math.Max(PanelNumbers<T>(), 2 * steps * KernelShapes.WindowColumns));

    private static int PanelNumbers<T>()
        where T : unmanaged => (int)(DataCaches.Here.Second * KernelShapes.WindowShare / Unsafe.SizeOf<T>());
}
