using System.Numerics;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// Unfold (im2col): one element of every patch of an image, as a cross-correlation sees it (the kernel is not flipped), with zeros
/// where a patch lies over the padding.
/// </summary>
internal static class Unfold
{
    /// <summary>Writes the element at kernel position <c>(ky, kx)</c> of the patches at some neighbouring output positions.</summary>
    /// <remarks>
    /// Contract: <paramref name="image"/> is one channel, row-major, of <paramref name="size"/>; the output positions
    /// <paramref name="position"/> … count row-major over an output of width <paramref name="outputWidth"/>; value number <c>i</c> is
    /// written to <c>target[i · targetStride]</c>, as many as fit.
    /// </remarks>
    public static void Element<T>(
        ReadOnlySpan<T> image,
        Size2D size,
        Conv2dGeometry geometry,
        int ky,
        int kx,
        int outputWidth,
        int position,
        int count,
        Span<T> target,
        int targetStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Read once: the geometry computes them.
        Size2D stride = geometry.Stride;
        int xOffset = (kx * geometry.Dilation.Width) - geometry.Padding.Width;
        int yOffset = (ky * geometry.Dilation.Height) - geometry.Padding.Height;

        (int outputY, int outputX) = Math.DivRem(position, outputWidth);
        for (int written = 0; written < count;)
        {
            int run = Math.Min(outputWidth - outputX, count - written);
            int y = (outputY * stride.Height) + yOffset;
            ReadOnlySpan<T> row = (uint)y < (uint)size.Height ? image.Slice(y * size.Width, size.Width) : [];
            int x = (outputX * stride.Width) + xOffset;
            for (int i = 0; i < run; i++, x += stride.Width)
            {
                target[(written + i) * targetStride] = (uint)x < (uint)row.Length ? row[x] : T.Zero;
            }

            written += run;
            outputX = 0;
            outputY++;
        }
    }
}
