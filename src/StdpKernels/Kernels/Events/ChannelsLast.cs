using System.Numerics;

namespace StdpKernels.Kernels.Events;

/// <summary>The planes of one sample, <c>[C, H, W]</c>, rearranged so that all channels of a pixel lie side by side.</summary>
internal static class ChannelsLast
{
    /// <summary>Copies <c>[C, H, W]</c> to <c>[H + 2p, W + 2p, C]</c>, with zeros around.</summary>
    /// <remarks>Contract: the lengths are those of the shapes; source and target do not overlap.</remarks>
    public static void Copy<T>(ReadOnlySpan<T> planes, int channels, Size2D size, Size2D padding, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (padding == default)
        {
            Transpose.Run(planes, channels, size.Height * size.Width, size.Height * size.Width, target, channels);
            return;
        }

        target.Clear();
        int paddedWidth = size.Width + (2 * padding.Width);
        for (int y = 0; y < size.Height; y++)
        {
            Transpose.Run(
                planes[Math.Min(y * size.Width, planes.Length)..],
                channels,
                size.Width,
                size.Height * size.Width,
                target[((((y + padding.Height) * paddedWidth) + padding.Width) * channels)..],
                channels);
        }
    }
}
