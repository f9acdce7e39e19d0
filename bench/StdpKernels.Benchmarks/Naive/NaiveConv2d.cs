using System.Numerics;

namespace StdpKernels.Benchmarks.Naive;

/// <summary>The additive conv2d step as plain loops; stride 1, square kernel and padding.</summary>
internal static class NaiveConv2d
{
    public static void Step<T>(
        T[] zPre, T[] zPost, T[] tPre, T[] tPost, T[] w, ConvLayer layer, T a, T k, T eta, T wMin, T wMax)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NaiveTrace.Decay(tPre, zPre, a, k);
        NaiveTrace.Decay(tPost, zPost, a, k);
        int output = layer.OutputSize;
        for (int o = 0; o < layer.Outputs; o++)
        {
            for (int c = 0; c < layer.Channels; c++)
            {
                for (int ky = 0; ky < layer.Kernel; ky++)
                {
                    for (int kx = 0; kx < layer.Kernel; kx++)
                    {
                        T p = T.Zero;
                        T m = T.Zero;
                        for (int b = 0; b < layer.Batch; b++)
                        {
                            for (int y = 0; y < output; y++)
                            {
                                int imageY = y + ky - layer.Padding;
                                if (imageY < 0 || imageY >= layer.Size)
                                {
                                    continue;
                                }

                                for (int x = 0; x < output; x++)
                                {
                                    int imageX = x + kx - layer.Padding;
                                    if (imageX < 0 || imageX >= layer.Size)
                                    {
                                        continue;
                                    }

                                    int pre = (((((b * layer.Channels) + c) * layer.Size) + imageY) * layer.Size) + imageX;
                                    int post = (((((b * layer.Outputs) + o) * output) + y) * output) + x;
                                    p += zPost[post] * tPre[pre];
                                    m += tPost[post] * zPre[pre];
                                }
                            }
                        }

                        ref T weight = ref w[(((((o * layer.Channels) + c) * layer.Kernel) + ky) * layer.Kernel) + kx];
                        weight = T.Clamp(weight + ((eta * p) - (eta * m)), wMin, wMax);
                    }
                }
            }
        }
    }
}
