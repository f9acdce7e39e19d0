using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary><c>P = Σ z_post ⊗ t_pre</c> and <c>M = Σ t_post ⊗ z_pre</c>, for each weight its own loop over the sum.</summary>
/// <remarks>
/// A sum starts at +0, and no addition of a rounded product makes a −0 of it: one that ends as zero is +0. That is part of the contract,
/// which kernels that do not round their products have to see to.
/// </remarks>
internal static class ReferenceCorrelations
{
    public static (Grid<T> P, Grid<T> M) Linear<T>(Grid<T> zPre, Grid<T> zPost, Grid<T> tPre, Grid<T> tPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int batch, int inputs, int outputs) = (zPre.Shape[0], zPre.Shape[1], zPost.Shape[1]);
        var p = new Grid<T>(outputs, inputs);
        var m = new Grid<T>(outputs, inputs);
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int b = 0; b < batch; b++)
                {
                    p[o, i] += zPost[b, o] * tPre[b, i];
                    m[o, i] += tPost[b, o] * zPre[b, i];
                }
            }
        }

        return (p, m);
    }

    public static (Grid<T> P, Grid<T> M) Conv2d<T>(
        Grid<T> zPre, Grid<T> zPost, Grid<T> tPre, Grid<T> tPost, int kernelHeight, int kernelWidth, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int outputs, int channels) = (zPost.Shape[1], zPre.Shape[1] / geometry.Groups);
        var p = new Grid<T>(outputs, channels, kernelHeight, kernelWidth);
        var m = new Grid<T>(outputs, channels, kernelHeight, kernelWidth);
        foreach (int[] weight in p.Indices())
        {
            (int o, int ky, int kx) = (weight[0], weight[2], weight[3]);
            int c = ChannelOf(o, weight[1], outputs, channels, geometry.Groups);
            (T sumP, T sumM) = (T.Zero, T.Zero);
            for (int b = 0; b < zPost.Shape[0]; b++)
            {
                for (int y = 0; y < zPost.Shape[2]; y++)
                {
                    for (int x = 0; x < zPost.Shape[3]; x++)
                    {
                        int row = (y * geometry.Stride.Height) + (ky * geometry.Dilation.Height) - geometry.Padding.Height;
                        int column = (x * geometry.Stride.Width) + (kx * geometry.Dilation.Width) - geometry.Padding.Width;
                        sumP += zPost[b, o, y, x] * Padded(tPre, b, c, row, column);
                        sumM += tPost[b, o, y, x] * Padded(zPre, b, c, row, column);
                    }
                }
            }

            (p[weight], m[weight]) = (sumP, sumM);
        }

        return (p, m);
    }

    /// <summary>The channel of the whole image that an output has as one of its own: groups are counted until the output is in one.</summary>
    public static int ChannelOf(int output, int ownChannel, int outputs, int channelsOfGroup, int groups)
    {
        int first = 0;
        for (int end = outputs / groups; output >= end; end += outputs / groups)
        {
            first += channelsOfGroup;
        }

        return first + ownChannel;
    }

    private static T Padded<T>(Grid<T> image, int b, int c, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        row >= 0 && row < image.Shape[2] && column >= 0 && column < image.Shape[3] ? image[b, c, row, column] : T.Zero;
}
