using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// Unfold (im2col): the patches of an image as a cross-correlation sees them (the kernel is not flipped), some columns of some patches
/// at a time.
/// </summary>
/// <remarks>
/// A column is one element of every patch, in the order <c>(c, kh, kw)</c>. Columns that lie side by side in the image are copied as
/// one vector each time, whose surplus elements the next copy overwrites; so the target wants room for a vector behind its end.
/// </remarks>
internal readonly ref struct Unfold<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<int> _offsets;
    private readonly ReadOnlySpan<int> _columns;

    private Unfold(ReadOnlySpan<int> offsets, ReadOnlySpan<int> columns)
    {
        _offsets = offsets;
        _columns = columns;
    }

    /// <summary>Prepares the copies for some neighbouring columns.</summary>
    /// <param name="column">The first column.</param>
    /// <param name="columns">How many.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="copies">Memory for two numbers a column.</param>
    [MethodImpl(Hot.Way)]
    public static Unfold<T> Prepare(int column, int columns, in Conv2dShape shape, Span<int> copies)
    {
        Span<int> offsets = copies[..columns];
        Span<int> starts = copies.Slice(columns, columns);
        int count = 0;
        for (int i = 0; i < columns; i++)
        {
            int offset = shape.OffsetInImage(column + i);

            // Part of the copy before, if it lies at the same distance in the image as in the patch, and within a vector.
            if (count > 0 && i - starts[count - 1] < Vector<T>.Count
                && offset - offsets[count - 1] == i - starts[count - 1])
            {
                continue;
            }

            offsets[count] = offset;
            starts[count++] = i;
        }

        return new Unfold<T>(offsets[..count], starts[..count]);
    }

    /// <summary>Copies the columns of one patch.</summary>
    /// <param name="images">The prepared images.</param>
    /// <param name="origin">The element of the patch at column 0.</param>
    /// <param name="target">The panel.</param>
    /// <param name="start">Where in the panel the columns go.</param>
    [MethodImpl(Hot.Way)]
    public void Copy(ReadOnlySpan<T> images, int origin, Span<T> target, int start)
    {
        ref T from = ref Unsafe.Add(ref MemoryMarshal.GetReference(images), origin);
        ref T to = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), start);
        ReadOnlySpan<int> columns = _columns;
        ReadOnlySpan<int> offsets = _offsets[..columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            Vector.LoadUnsafe(ref from, (nuint)offsets[i]).StoreUnsafe(ref to, (nuint)columns[i]);
        }
    }

    /// <summary>What makes the unchecked copies of patches between two origins safe.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A copy would leave the images or the target.</exception>
    public void RequireRoom(ReadOnlySpan<T> images, int firstOrigin, int lastOrigin, ReadOnlySpan<T> target, int lastStart)
    {
        if (_columns.IsEmpty)
        {
            return;
        }

        // Offsets and columns ascend: the last of each is the largest, and none is negative.
        ArgumentOutOfRangeException.ThrowIfNegative(firstOrigin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)lastOrigin + _offsets[^1] + Vector<T>.Count, images.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)lastStart + _columns[^1] + Vector<T>.Count, target.Length);
    }
}
