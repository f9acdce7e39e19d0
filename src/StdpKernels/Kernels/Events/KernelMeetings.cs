using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>Where a convolution's kernel has to lie so that one of its elements meets given pixels.</summary>
internal static class KernelMeetings
{
    /// <summary>
    /// The output rows, as places in <c>[H', W', O]</c>, in which a row of the kernel meets pixels, the pixels' columns, and what they carry where
    /// events are graded.
    /// </summary>
    [MethodImpl(Hot.Loop)]
    public static int Rows<T, TKind>(
        ReadOnlySpan<int> fired,
        ReadOnlySpan<T> numbers,
        int firstPixel,
        int ky,
        in Conv2dShape shape,
        Span<int> rows,
        Span<int> columns,
        Span<T> numbersOfRows)
        where TKind : struct, IEventKind
    {
        Conv2dGeometry geometry = shape.Geometry;
        long shift = geometry.Padding.Height - ((long)ky * geometry.Dilation.Height);
        int rowLength = shape.Output.Width * shape.Outputs;
        int count = 0;
        for (int i = 0; i < fired.Length; i++)
        {
            (int y, int x) = Math.DivRem(fired[i] - firstPixel, shape.Image.Width);
            int output = Meets(y + shift, geometry.Stride.Height, shape.Output.Height);
            rows[count] = output * rowLength;
            columns[count] = x;
            if (TKind.IsGraded)
            {
                numbersOfRows[count] = numbers[i];
            }

            count += output >= 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The places in <c>[H', W', O]</c> at which a column of the kernel meets pixels, and what these carry where events are graded.</summary>
    [MethodImpl(Hot.Loop)]
    public static int Columns<T, TKind>(
        ReadOnlySpan<int> rows,
        ReadOnlySpan<int> columns,
        ReadOnlySpan<T> numbersOfRows,
        int kx,
        in Conv2dShape shape,
        Span<int> places,
        Span<T> numbersOfPlaces)
        where TKind : struct, IEventKind
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
            if (TKind.IsGraded)
            {
                numbersOfPlaces[count] = numbersOfRows[i];
            }

            count += output >= 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The output position along one side that lies at a distance from the first; −1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Meets(long distance, int stride, int outputs)
    {
        // A stride of one is the usual case, and a division takes many cycles.
        long position = stride == 1 ? distance : distance / stride;
        return distance >= 0 && position < outputs && position * stride == distance ? (int)position : -1;
    }
}
