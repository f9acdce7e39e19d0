using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>M of the columns that fired, over a block of rows: <c>M[row, c] = Σ t_post[b, row] · z[b, c]</c> over the events of c.</summary>
/// <remarks>
/// Contract: sums stand column by column, <see cref="EventTile.SumRows"/> rows each, in the order of
/// <see cref="FiredNeurons.Neurons"/>; they start at zero and run over ascending samples. Nothing overlaps.
/// </remarks>
internal static class ColumnSums
{
    /// <summary>Copies the postsynaptic traces of a block of rows, sample after sample; rows that are missing become zero.</summary>
    /// <param name="traces"><c>[B, O]</c>.</param>
    /// <param name="outputs"><c>O</c>.</param>
    /// <param name="row">The first row.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="packed">The rows of a block for each sample.</param>
    [MethodImpl(Hot.Way)]
    public static void Pack<T>(ReadOnlySpan<T> traces, int outputs, int row, int rows, Span<T> packed)
        where T : unmanaged
    {
        int blockRows = EventTile.SumRows<T>();
        if (rows < blockRows)
        {
            packed.Clear();
        }

        for (; !packed.IsEmpty; packed = packed[blockRows..], row += outputs)
        {
            traces.Slice(row, rows).CopyTo(packed);
        }
    }

    /// <summary>Sums.</summary>
    /// <param name="events">The events, of which the sample starts are used, and what they carry where they are graded.</param>
    /// <param name="fired">Which columns fired.</param>
    /// <param name="packed">What <see cref="Pack{T}"/> made.</param>
    /// <param name="sums">The rows of a block for each column that fired.</param>
    /// <param name="room">Memory for the numbers of one sample, where events are graded.</param>
    [MethodImpl(Hot.Way)]
    public static void Run<T, TKind>(
        in EventSide<T> events, in FiredNeurons fired, ReadOnlySpan<T> packed, Span<T> sums, Span<T> room)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && VectorWidth.IsWide)
        {
            Run<T, TKind, WideLane<T>>(events, fired, packed, sums, room);
        }
        else
        {
            Run<T, TKind, VectorLane<T>>(events, fired, packed, sums, room);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Run<T, TKind, TLane>(
        in EventSide<T> events, in FiredNeurons fired, ReadOnlySpan<T> packed, Span<T> sums, Span<T> room)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
        where TLane : struct, IVectorLane<T, TLane>
    {
        // This check, and that every rank is below the number of neurons, is what makes the unchecked sums safe.
        int blockRows = EventTile.SumRows<T>();
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, fired.Neurons.Length * blockRows);
        sums = sums[..(fired.Neurons.Length * blockRows)];
        sums.Clear();
        ref T start = ref MemoryMarshal.GetReference(sums);
        ReadOnlySpan<int> ranks = fired.Ranks;
        for (int sample = 0; sample < events.Lists.BatchSize; sample++)
        {
            ReadOnlySpan<T> traces = packed.Slice(sample * blockRows, blockRows);
            ref T trace = ref MemoryMarshal.GetReference(traces);
            ReadOnlySpan<int> ranksOfSample = ranks[events.Lists.RangeOf(sample)];
            ReadOnlySpan<T> numbers = TKind.IsGraded ? events.NumbersOf(sample, room) : [];
            for (int i = 0; i < ranksOfSample.Length; i++)
            {
                ref T sum = ref Unsafe.Add(ref start, ranksOfSample[i] * blockRows);
                TLane number = TKind.IsGraded ? TLane.Broadcast(numbers[i]) : default;
                for (nuint r = 0; r < (nuint)blockRows; r += (nuint)TLane.Count)
                {
                    TLane.Store(EventSum.Add<T, TKind, TLane>(TLane.Load(ref sum, r), TLane.Load(ref trace, r), number), ref sum, r);
                }
            }
        }

        EventSum.Complete<T, TKind>(sums);
    }

    /// <summary>Moves the sums of neighbouring rows to their columns.</summary>
    /// <param name="sums">What <see cref="Run{T, TKind}"/> made.</param>
    /// <param name="first">The first of the rows, counted from the first of the block.</param>
    /// <param name="neurons">The columns that fired, ascending.</param>
    /// <param name="rows">
    /// The rows of a tile, one after the other; columns that did not fire are left alone.
    /// </param>
    [MethodImpl(Hot.Loop)]
    public static void Scatter<T>(ReadOnlySpan<T> sums, int first, ReadOnlySpan<int> neurons, Span<T> rows)
        where T : unmanaged
    {
        if (neurons.IsEmpty)
        {
            return;
        }

        // Neurons ascend: these checks of the last are what makes the unchecked moves safe.
        int columns = rows.Length / EventTile.Rows;
        int blockRows = EventTile.SumRows<T>();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(neurons[^1], columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, ((neurons.Length - 1) * blockRows) + first + EventTile.Rows);
        ref T from = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), first);
        ref T row0 = ref MemoryMarshal.GetReference(rows);
        ref T row1 = ref Unsafe.Add(ref row0, columns);
        ref T row2 = ref Unsafe.Add(ref row1, columns);
        ref T row3 = ref Unsafe.Add(ref row2, columns);
        foreach (int neuron in neurons)
        {
            nuint column = (nuint)neuron;
            Unsafe.Add(ref row0, column) = from;
            Unsafe.Add(ref row1, column) = Unsafe.Add(ref from, 1);
            Unsafe.Add(ref row2, column) = Unsafe.Add(ref from, 2);
            Unsafe.Add(ref row3, column) = Unsafe.Add(ref from, 3);
            from = ref Unsafe.Add(ref from, blockRows);
        }
    }
}
