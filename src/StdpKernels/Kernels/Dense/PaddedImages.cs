using System.Numerics;
using StdpKernels.Workspaces;

namespace StdpKernels.Kernels.Dense;

/// <summary>One side of a convolution's input, <c>[B, C, H, W]</c>, copied into images that have their padding around them.</summary>
/// <remarks>
/// With the zeros in memory, unfolding needs no test for the border. Behind the last image there is room for one vector more, so that a
/// whole vector can be read at any element.
/// </remarks>
internal readonly ref struct PaddedImages<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PaddedImages(ReadOnlySpan<T> values, Size2D size, int sampleLength)
    {
        Values = values;
        Size = size;
        SampleLength = sampleLength;
    }

    /// <summary>All images, one after the other.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>Height and width of an image with its padding.</summary>
    public Size2D Size { get; }

    /// <summary>Elements of the images of one sample.</summary>
    public int SampleLength { get; }

    /// <summary>Makes the scratch memory as large as the copies need it.</summary>
    public static void Reserve(TensorShape shape, Size2D padding, Scratch<T> scratch) =>
        scratch.Take(Length(shape, PaddedSize(shape, padding)));

    /// <summary>Copies the images.</summary>
    /// <param name="images"><c>[B, C, H, W]</c>.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="padding">The zeros on each side.</param>
    /// <param name="scratch">Memory for the copies.</param>
    public static PaddedImages<T> Copy(ReadOnlySpan<T> images, TensorShape shape, Size2D padding, Scratch<T> scratch)
    {
        Size2D size = PaddedSize(shape, padding);
        Span<T> values = scratch.Take(Length(shape, size));
        int imageLength = size.Height * size.Width;
        if (padding == default)
        {
            images.CopyTo(values);
        }
        else
        {
            values.Clear();
            int rows = shape[0] * shape[1] * shape[2];
            for (int row = 0; row < rows; row++)
            {
                (int image, int y) = Math.DivRem(row, shape[2]);
                images.Slice(row * shape[3], shape[3]).CopyTo(
                    values[((image * imageLength) + ((y + padding.Height) * size.Width) + padding.Width)..]);
            }
        }

        return new PaddedImages<T>(values, size, shape[1] * imageLength);
    }

    private static Size2D PaddedSize(TensorShape shape, Size2D padding) =>
        new(checked(shape[2] + (2 * padding.Height)), checked(shape[3] + (2 * padding.Width)));

    private static int Length(TensorShape shape, Size2D size) =>
        checked((shape[0] * shape[1] * size.Height * size.Width) + Vector<T>.Count);
}
