using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Kernels.Dense;

/// <summary>One side of a convolution's input, <c>[B, C, H, W]</c>, copied into images prepared for patches.</summary>
/// <remarks>
/// With the zeros of the padding in memory, unfolding needs no test for the border. They are those that the scratch memory has from the
/// start: it serves one geometry, whose copies always write the same elements. Behind the last image there is room for one vector more,
/// so that a whole vector can be read at any element.
/// </remarks>
internal static class PatchImages
{
    /// <summary>Makes the scratch memory as large as the copies need it.</summary>
    public static void Reserve<T>(in Conv2dShape shape, Scratch<T> scratch) => scratch.Take(Length<T>(shape));

    /// <summary>Copies the images.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Copy<T>(ReadOnlySpan<T> images, in Conv2dShape shape, Scratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> prepared = Of(shape, scratch);
        Size2D size = shape.Image;
        for (int image = 0; image < shape.Batch * shape.Channels; image++)
        {
            for (int y = 0; y < shape.Rows.Length; y++)
            {
                int source = shape.Rows.Source(y);
                if (source >= 0)
                {
                    CopyRow(
                        images.Slice(((image * size.Height) + source) * size.Width, size.Width),
                        shape.Columns,
                        prepared.Slice(((image * shape.Rows.Length) + y) * shape.Columns.Length, shape.Columns.Length));
                }
            }
        }
    }

    /// <summary>The copies that were made last.</summary>
    public static Span<T> Of<T>(in Conv2dShape shape, Scratch<T> scratch) => scratch.Take(Length<T>(shape));

    [MethodImpl(Hot.Way)]
    private static void CopyRow<T>(ReadOnlySpan<T> row, in PatchAxis columns, Span<T> prepared)
    {
        for (int stretch = 0; stretch < columns.Stretches; stretch++)
        {
            (int target, int source, int length) = columns.Stretch(stretch);
            row.Slice(source, length).CopyTo(prepared[target..]);
        }
    }

    /// <summary>Elements of the copies, also where there are more than an array can have.</summary>
    /// <param name="batch">How many samples there are.</param>
    /// <param name="preparedLength">Elements of the prepared images of one.</param>
    public static long ScratchLength<T>(int batch, long preparedLength) => (batch * preparedLength) + Vector<T>.Count;

    private static int Length<T>(in Conv2dShape shape) => checked((int)ScratchLength<T>(shape.Batch, shape.PreparedLength));
}
