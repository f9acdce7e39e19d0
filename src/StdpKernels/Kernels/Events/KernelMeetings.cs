using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>Where a convolution's kernel has to lie so that one of its elements meets given pixels.</summary>
internal static class KernelMeetings
{
    /// <summary>
    /// The output rows, as places in <c>[H', W', O]</c>, in which a row of the kernel meets pixels, and the pixels' columns.
    /// </summary>
    [MethodImpl(Hot.Loop)]
    public static int Rows(
        ReadOnlySpan<int> fired, int firstPixel, int ky, in Conv2dShape shape, Span<int> rows, Span<int> columns)
    {
        Conv2dGeometry geometry = shape.Geometry;
        long shift = geometry.Padding.Height - ((long)ky * geometry.Dilation.Height);
        int rowLength = shape.Output.Width * shape.Outputs;
        int count = 0;
        foreach (int neuron in fired)
        {
            (int y, int x) = Math.DivRem(neuron - firstPixel, shape.Image.Width);
            int output = Meets(y + shift, geometry.Stride.Height, shape.Output.Height);
            rows[count] = output * rowLength;
            columns[count] = x;
            count += output >= 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The places in <c>[H', W', O]</c> at which a column of the kernel meets pixels.</summary>
    [MethodImpl(Hot.Loop)]
    public static int Columns(
        ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, int kx, in Conv2dShape shape, Span<int> places)
    {
        long shift = shape.Geometry.Padding.Width - ((long)kx * shape.Geometry.Dilation.Width);
        int stride = shape.Geometry.Stride.Width;
        int width = shape.Output.Width;
        int outputs = shape.Outputs;
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            int output = Meets(columns[i] + shift, stride, width);
            places[count] = rows[i] + (output * outputs);
            count += output >= 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The output position along one side that lies at a distance from the first; −1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Meets(long distance, int stride, int outputs)
    {
        // A stride of one is the usual case, and a division takes many cycles.
        long position = stride == 1 ? distance : distance / stride;
        return distance >= 0 && position < outputs && position * stride == distance ? (int)position : -1;
    }
}
