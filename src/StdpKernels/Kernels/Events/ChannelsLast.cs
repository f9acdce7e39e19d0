using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Events;

/// <summary>The planes of one sample, rearranged so that all channels of a pixel lie side by side.</summary>
/// <remarks>Contract: the lengths are those of the shapes; source and target do not overlap.</remarks>
internal static class ChannelsLast
{
    /// <summary>Copies <c>[O, H', W']</c> to <c>[H', W', O]</c>.</summary>
    public static void CopyPost<T>(ReadOnlySpan<T> planes, in Conv2dShape shape, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Transpose.Run(planes, shape.Outputs, shape.Positions, shape.Positions, target, shape.Outputs);

    /// <summary>
    /// Copies <c>[C, H, W]</c> to images prepared for patches: one group after the other, in each of them the channels last. Only given groups.
    /// </summary>
    [MethodImpl(Hot.Way)]
    public static void CopyPre<T>(ReadOnlySpan<T> planes, in Conv2dShape shape, RowRange groups, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = shape.PreparedGroupLength;
        int plane = shape.Image.Height * shape.Image.Width;
        for (int group = groups.First; group < groups.End; group++)
        {
            CopyPre(planes[(group * shape.Groups.Channels * plane)..], shape, target.Slice(group * length, length));
        }
    }

    [MethodImpl(Hot.Way)]
    private static void CopyPre<T>(ReadOnlySpan<T> planes, in Conv2dShape shape, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        target.Clear();
        int channels = shape.Groups.Channels;
        int plane = shape.Image.Height * shape.Image.Width;
        for (int y = 0; y < shape.Rows.Length && channels > 0; y++)
        {
            int row = shape.Rows.Source(y);
            for (int stretch = 0; row >= 0 && stretch < shape.Columns.Stretches; stretch++)
            {
                (int to, int from, int length) = shape.Columns.Stretch(stretch);
                Transpose.Run(
                    planes[((row * shape.Image.Width) + from)..],
                    channels,
                    length,
                    plane,
                    target[(((y * shape.Columns.Length) + to) * channels)..],
                    channels);
            }
        }
    }
}
