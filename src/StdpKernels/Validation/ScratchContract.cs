using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;

namespace StdpKernels.Validation;

/// <summary>The arrays that a step wants beside its operands: sizes that arrays can have, computed in 64 bits.</summary>
/// <remarks>Without weights there is nothing to learn, and a step wants no such array whatever the other sizes are.</remarks>
internal static class ScratchContract
{
    public static void ValidateLinear<T>(TensorShape w, int batch, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (w.Length > 0)
        {
            Require.Fits(EventUpdate.ScratchLength<T>(batch, w[1]), "the sums of all columns", name);
            Require.Fits(DenseUpdate.ScratchLength<T>(w[0], w[1], batch, BlockSizes.For<T>(batch)), "the tiles of all rows", name);
            Require.Fits(w[0] + 2L, "the lists of all rows", name);
        }
    }

    public static void ValidateConv2d<T>(TensorShape pre, TensorShape post, TensorShape w, Conv2dGeometry geometry, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (w.Length == 0)
        {
            return;
        }

        long height = PatchAxis.PreparedLength(w[2], geometry.Stride.Height, geometry.Dilation.Height, post[2]);
        long width = PatchAxis.PreparedLength(w[3], geometry.Stride.Width, geometry.Dilation.Width, post[3]);
        long image = Product("an image prepared for patches", name, height, width, pre[1]);
        Require.Fits((image * Math.Max(1, pre[0])) + Vector<T>.Count, "all images prepared for patches", name);

        // No more than the elements of an image prepared for patches; and over the batch no more than those of a trace.
        long positions = (long)post[2] * post[3];
        int depth = (int)(positions * pre[0]);
        Require.Fits(positions * w[0], "the output planes of one sample", name);
        Require.Fits(3 * Math.Max(positions, (long)pre[2] * pre[3]), "the places of all spikes in a plane", name);
        Require.Fits(w[0] * PatchRuns.LongestPatch(w, Vector<T>.Count), "the padded patches of all outputs", name);
        long columns = (long)w[1] * w[2] * w[3];
        Require.Fits(
            DenseUpdate.ScratchLength<T>(w[0], (int)columns, depth, BlockSizes.For<T>(depth)), "the tiles of all rows", name);
    }

    // Refused as soon as it does not fit, so that no product is more than 64 bits.
    private static long Product(string what, string name, params ReadOnlySpan<long> factors)
    {
        long product = 1;
        foreach (long factor in factors)
        {
            product *= factor;
            Require.Fits(product, what, name);
        }

        return product;
    }
}
