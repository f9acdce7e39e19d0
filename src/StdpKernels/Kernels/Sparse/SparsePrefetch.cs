using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Calls for synapses that a loop will come to, where they come from memory.</summary>
internal static class SparsePrefetch
{
    // Incoming synapses ahead: each is a line of memory of its own.
    private const int Columns = 16;

    // Outgoing synapses ahead: weights and targets of so many.
    private const int Stretches = 4;

    /// <summary>The start of a row that comes next.</summary>
    [MethodImpl(Hot.Way)]
    public static void Row<T>(ReadOnlySpan<T> w, SparseIndex index, int row)
        where T : unmanaged
    {
        int start = (int)index.RowStarts[row], end = (int)index.RowStarts[row + 1];
        for (int first = start; first < end && first - start < Stretches * SparseStretch.MaxLength; first += SparseStretch.MaxLength)
        {
            Stretch(w, index, first);
        }
    }

    /// <summary>Some synapses ahead in the same row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead<T>(ReadOnlySpan<T> w, SparseIndex index, int first, int end)
        where T : unmanaged
    {
        if (end - first > Stretches * SparseStretch.MaxLength)
        {
            Stretch(w, index, first + (Stretches * SparseStretch.MaxLength));
        }
    }

    /// <summary>The weights of the stretch of incoming synapses that comes next.</summary>
    [MethodImpl(Hot.Way)]
    public static void Column<T>(ReadOnlySpan<T> w, SparseIndex index, int first, int end)
        where T : unmanaged
    {
        foreach (int position in index.Positions.Slice(first, Math.Min(SparseStretch.MaxLength, end - first)))
        {
            Prefetch.Line(ref MemoryMarshal.GetReference(w), position);
        }
    }

    /// <summary>The weight of an incoming synapse some places ahead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Column<T>(ReadOnlySpan<T> w, ReadOnlySpan<int> positions, int place)
        where T : unmanaged
    {
        if (place + Columns < positions.Length)
        {
            Prefetch.Line(ref MemoryMarshal.GetReference(w), positions[place + Columns]);
        }
    }

    [MethodImpl(Hot.Way)]
    private static unsafe void Stretch<T>(ReadOnlySpan<T> w, SparseIndex index, int first)
        where T : unmanaged
    {
        for (int i = 0; i < SparseStretch.MaxLength; i += KernelShapes.LineBytes / sizeof(T))
        {
            Prefetch.Line(ref MemoryMarshal.GetReference(w), first + i);
        }

        for (int i = 0; i < SparseStretch.MaxLength; i += KernelShapes.LineBytes / sizeof(int))
        {
            Prefetch.Line(ref MemoryMarshal.GetReference(index.Targets), first + i);
        }
    }
}
