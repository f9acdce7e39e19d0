using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>Calls for memory that a loop will come to, where the processor takes such hints.</summary>
/// <remarks>
/// The rule takes so many instructions a weight that a core does not look far enough ahead to keep a slow memory busy. A hint reads nothing
/// and may point anywhere, also past the end of an array.
/// </remarks>
internal static class Prefetch
{
    /// <summary>Whether an array is so large that it comes from memory.</summary>
    public static bool IsFar<T>(ReadOnlySpan<T> array) =>
        (double)array.Length * Unsafe.SizeOf<T>() > DataCaches.Here.Last * KernelShapes.NearShare;

    /// <summary>What lies some way behind an element, for a loop that walks along.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead<T>(ref T start, nuint index)
        where T : unmanaged => Line(ref start, (nint)index + (KernelShapes.PrefetchBytes / Unsafe.SizeOf<T>()));

    /// <summary>The cache lines of a block, whose rows are so far apart that no processor guesses the next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block<T>(ReadOnlySpan<T> array, nint start, int rows, int stride, int columns)
        where T : unmanaged
    {
        int line = KernelShapes.LineBytes / Unsafe.SizeOf<T>();
        ref T first = ref MemoryMarshal.GetReference(array);
        for (int row = 0; row < rows; row++, start += stride)
        {
            for (int i = 0; i < columns; i += line)
            {
                Line(ref first, start + i);
            }

            // Rows need not begin with a line.
            Line(ref first, start + columns - 1);
        }
    }

    /// <summary>Neighbouring elements that start some way behind the first of an array.</summary>
    [MethodImpl(Hot.Way)]
    public static void Stretch<T>(ReadOnlySpan<T> array, int distance)
        where T : unmanaged
    {
        int line = KernelShapes.LineBytes / Unsafe.SizeOf<T>();
        ref T start = ref MemoryMarshal.GetReference(array);
        nint end = (nint)distance + array.Length;
        for (nint i = distance; i < end; i += line)
        {
            Line(ref start, i);
        }
    }

    /// <summary>The cache line of an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(ref T start, nint index)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((T*)Unsafe.AsPointer(ref start) + index);
        }
    }

    /// <summary>The cache lines of an element and of those below it in the three rows that follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void LineOfFourRows<T>(ref T start, nint index, nint stride)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            T* line = (T*)Unsafe.AsPointer(ref start) + index;
            Sse.Prefetch0(line);
            Sse.Prefetch0(line + stride);
            Sse.Prefetch0(line + (2 * stride));
            Sse.Prefetch0(line + (3 * stride));
        }
    }
}
