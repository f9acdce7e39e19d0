using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>What activity carries through weights: for each current its own loop over the neurons that reach it, ascending.</summary>
/// <remarks>Silent neurons add nothing. Each product and each sum rounds by itself, starting from the current as it is.</remarks>
internal static class ReferencePropagation
{
    /// <summary>To postsynaptic neurons.</summary>
    public static void Forward<T>(Grid<T> w, Grid<T> zPre, Grid<T> currents, Conv2dGeometry? geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int[] to in currents.Indices())
        {
            foreach (int[] from in OfSample(zPre, to[0]))
            {
                currents[to] = Add(w, from, to, zPre[from], currents[to], geometry);
            }
        }
    }

    /// <summary>To presynaptic neurons.</summary>
    public static void Back<T>(Grid<T> w, Grid<T> zPost, Grid<T> currents, Conv2dGeometry? geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int[] to in currents.Indices())
        {
            foreach (int[] from in OfSample(zPost, to[0]))
            {
                currents[to] = Add(w, to, from, zPost[from], currents[to], geometry);
            }
        }
    }

    private static IEnumerable<int[]> OfSample<T>(Grid<T> z, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        z.Indices().Where(index => index[0] == sample && z[index] != T.Zero);

    private static T Add<T>(Grid<T> w, int[] pre, int[] post, T z, T current, Conv2dGeometry? geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (geometry is not { } g)
        {
            return current + (w[post[1], pre[1]] * z);
        }

        for (int c = 0; c < w.Shape[1]; c++)
        {
            bool isSeen = ReferenceCorrelations.ChannelOf(post[1], c, w.Shape[0], w.Shape[1], g.Groups) == pre[1];
            for (int ky = 0; isSeen && ky < w.Shape[2]; ky++)
            {
                for (int kx = 0; kx < w.Shape[3]; kx++)
                {
                    if ((post[2] * g.Stride.Height) + (ky * g.Dilation.Height) - g.Padding.Height == pre[2]
                        && (post[3] * g.Stride.Width) + (kx * g.Dilation.Width) - g.Padding.Width == pre[3])
                    {
                        current += w[post[1], c, ky, kx] * z;
                    }
                }
            }
        }

        return current;
    }
}
