using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// The operands of a group of a convolution: its presynaptic channels unfolded while they are packed, the postsynaptic side as it stands; summed
/// over batch, then output positions.
/// </summary>
internal readonly ref struct Conv2dOperands<T> : IOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Images prepared for patches.</summary>
    public required ReadOnlySpan<T> ActivityPre { get; init; }

    /// <summary>Images prepared for patches.</summary>
    public required ReadOnlySpan<T> TracePre { get; init; }

    public required bool EveryTerm { get; init; }

    /// <summary><c>[B, O, H', W']</c>.</summary>
    public required ReadOnlySpan<T> ActivityPost { get; init; }

    /// <summary><c>[B, O, H', W']</c>.</summary>
    public required ReadOnlySpan<T> TracePost { get; init; }

    public required Conv2dShape Shape { get; init; }

    /// <summary>The group that the rows belong to.</summary>
    public required int Group { get; init; }

    /// <summary>Batch times output positions.</summary>
    public int Depth => Shape.Depth;

    public void PackPre(int depth, int column, int columns, Span<T> panel)
    {
        int half = (panel.Length - Vector<T>.Count) / 2;
        Unfold<T> unfold = Unfold<T>.Prepare(column, columns, Shape, stackalloc int[2 * Tile.Columns<T>()]);

        // In this order: the surplus of the last trace lies where activity is written.
        Copy(unfold, TracePre, depth, panel[..(half + Vector<T>.Count)]);
        Copy(unfold, ActivityPre, depth, panel[half..]);
    }

    public void PackPost(int depth, int row, int rows, Span<T> panel)
    {
        PackOutputs(ActivityPost, depth, row, rows, Tile.Rows, panel[..(panel.Length / 2)]);
        PackOutputs(TracePost, depth, row, rows, Tile.Rows, panel[(panel.Length / 2)..]);
    }

    /// <summary>Puts the outputs of one plane each, <c>[B, O, H', W']</c>, side by side for each term.</summary>
    /// <param name="planes">Postsynaptic activity or traces.</param>
    /// <param name="depth">The first term.</param>
    /// <param name="row">The first output.</param>
    /// <param name="rows">How many outputs.</param>
    /// <param name="width">Elements of a term, of which those beside the outputs become zero.</param>
    /// <param name="packed">As many terms as fit.</param>
    [MethodImpl(Hot.Way)]
    public void PackOutputs(ReadOnlySpan<T> planes, int depth, int row, int rows, int width, Span<T> packed)
    {
        if (rows < width)
        {
            packed.Clear();
        }

        int terms = packed.Length / width;
        int positions = Shape.Positions;
        for (int done = 0; done < terms;)
        {
            (int sample, int position) = Math.DivRem(depth + done, positions);
            int run = Math.Min(positions - position, terms - done);
            ReadOnlySpan<T> first = planes[((((sample * Shape.Outputs) + row) * positions) + position)..];
            Span<T> target = packed.Slice(done * width, run * width);
            if (rows == Tile.Rows && width == Tile.Rows)
            {
                Interleave(first, positions, run, target);
            }
            else
            {
                Transpose.Run(first, rows, run, positions, target, width);
            }

            done += run;
        }
    }

    /// <summary>Unfolds one half of a panel, which has room for a vector behind it.</summary>
    [MethodImpl(Hot.Loop)]
    private void Copy(in Unfold<T> unfold, ReadOnlySpan<T> images, int depth, Span<T> half)
    {
        int width = Tile.Columns<T>();
        Conv2dShape shape = Shape;
        int step = shape.Columns.Stride;

        // A row of output positions at a time: the patches of a row begin at equal distances.
        int terms = (half.Length - Vector<T>.Count) / width;
        for (int done = 0; done < terms;)
        {
            PositionRun run = PositionRun.At(shape, Group, depth, done, terms);
            unfold.RequireRoom(images, run.Origin, run.Origin + ((run.Length - 1) * step), half, (done + run.Length - 1) * width);
            for (int i = 0; i < run.Length; i++)
            {
                unfold.Copy(images, run.Origin + (i * step), half, (done + i) * width);
            }

            done += run.Length;
        }
    }

    /// <summary>Puts the elements of the rows of a tile side by side.</summary>
    [MethodImpl(Hot.Loop)]
    private static void Interleave(ReadOnlySpan<T> rows, int rowLength, int run, Span<T> target)
    {
        // These slices are what makes the unchecked moves safe.
        ref T row0 = ref MemoryMarshal.GetReference(rows[..((5 * rowLength) + run)]);
        ref T row1 = ref Unsafe.Add(ref row0, rowLength);
        ref T row2 = ref Unsafe.Add(ref row1, rowLength);
        ref T row3 = ref Unsafe.Add(ref row2, rowLength);
        ref T row4 = ref Unsafe.Add(ref row3, rowLength);
        ref T row5 = ref Unsafe.Add(ref row4, rowLength);
        ref T to = ref MemoryMarshal.GetReference(target[..(run * Tile.Rows)]);
        for (int i = 0; i < run; i++)
        {
            to = Unsafe.Add(ref row0, i);
            Unsafe.Add(ref to, 1) = Unsafe.Add(ref row1, i);
            Unsafe.Add(ref to, 2) = Unsafe.Add(ref row2, i);
            Unsafe.Add(ref to, 3) = Unsafe.Add(ref row3, i);
            Unsafe.Add(ref to, 4) = Unsafe.Add(ref row4, i);
            Unsafe.Add(ref to, 5) = Unsafe.Add(ref row5, i);
            to = ref Unsafe.Add(ref to, Tile.Rows);
        }
    }
}
