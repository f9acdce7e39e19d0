using System.Numerics;

namespace StdpKernels.Benchmarks.Naive;

/// <summary>Unfold (im2col) as plain loops: one row of patches for each output position.</summary>
internal static class NaiveUnfold
{
    public static void Run<T>(T[] images, ConvLayer layer, T[] patches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int next = 0;
        for (int b = 0; b < layer.Batch; b++)
        {
            for (int y = 0; y < layer.OutputSize; y++)
            {
                for (int x = 0; x < layer.OutputSize; x++)
                {
                    for (int c = 0; c < layer.Channels; c++)
                    {
                        for (int ky = 0; ky < layer.Kernel; ky++)
                        {
                            int imageY = y + ky - layer.Padding;
                            for (int kx = 0; kx < layer.Kernel; kx++)
                            {
                                int imageX = x + kx - layer.Padding;
                                bool inside = imageY >= 0 && imageY < layer.Size && imageX >= 0 && imageX < layer.Size;
                                patches[next++] = inside
                                    ? images[(((((b * layer.Channels) + c) * layer.Size) + imageY) * layer.Size) + imageX]
                                    : T.Zero;
                            }
                        }
                    }
                }
            }
        }
    }
}
