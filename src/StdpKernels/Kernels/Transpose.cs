using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>Copies a matrix with its rows and columns exchanged.</summary>
/// <remarks>
/// Contract: element <c>(r, c)</c> of <c>rows × columns</c> goes from <c>source[r · sourceStride + c]</c> to
/// <c>target[c · targetStride + r]</c>; the two do not overlap.
/// </remarks>
internal static class Transpose
{
    // Rows moved at a time: each is a stream of its own, and one column of all is written in one go.
    private const int Strip = 4;

    [MethodImpl(Hot.Loop)]
    public static void Run<T>(
        ReadOnlySpan<T> source, int rows, int columns, int sourceStride, Span<T> target, int targetStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 0 || columns == 0)
        {
            return;
        }

        // These checks are what makes the unchecked copies below safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(sourceStride, columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetStride, rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, ((rows - 1L) * sourceStride) + columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, ((columns - 1L) * targetStride) + rows);
        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(target);
        for (int column = 0; column < columns; column += KernelShapes.TransposeBlock)
        {
            int columnsHere = Math.Min(KernelShapes.TransposeBlock, columns - column);
            int row = 0;
            for (; row <= rows - Strip; row += Strip)
            {
                CopyStrip(
                    ref Unsafe.Add(ref from, (row * sourceStride) + column),
                    sourceStride,
                    ref Unsafe.Add(ref to, (column * targetStride) + row),
                    targetStride,
                    columnsHere);
            }

            for (; row < rows; row++)
            {
                for (int c = column; c < column + columnsHere; c++)
                {
                    Unsafe.Add(ref to, (c * targetStride) + row) = Unsafe.Add(ref from, (row * sourceStride) + c);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyStrip<T>(ref T from, int sourceStride, ref T to, int targetStride, int columns)
    {
        ref T row1 = ref Unsafe.Add(ref from, sourceStride);
        ref T row2 = ref Unsafe.Add(ref row1, sourceStride);
        ref T row3 = ref Unsafe.Add(ref row2, sourceStride);
        for (int c = 0; c < columns; c++)
        {
            Unsafe.Add(ref to, 0) = Unsafe.Add(ref from, c);
            Unsafe.Add(ref to, 1) = Unsafe.Add(ref row1, c);
            Unsafe.Add(ref to, 2) = Unsafe.Add(ref row2, c);
            Unsafe.Add(ref to, 3) = Unsafe.Add(ref row3, c);
            to = ref Unsafe.Add(ref to, targetStride);
        }
    }
}
