using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// The operands of a convolution: the presynaptic side unfolded while it is packed, the postsynaptic side as it stands; summed over
/// batch, then output positions.
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

    /// <summary>Batch times output positions.</summary>
    public int Depth => Shape.Depth;

    [MethodImpl(Hot.Loop)]
    public void PackPre(int depth, int column, int columns, Span<T> panel)
    {
        int width = Tile.Columns<T>();
        int stride = Tile.PreStride<T>();
        int outputWidth = Shape.Output.Width;
        int positions = Shape.Positions;
        int imageWidth = Shape.Columns.Length;
        int sampleLength = Shape.PreparedLength;
        Size2D step = new(Shape.Rows.Stride, Shape.Columns.Stride);
        Unfold<T> unfold = Unfold<T>.Prepare(column, columns, Shape, stackalloc int[2 * width]);

        // A row of output positions at a time: the patches of a row begin at equal distances.
        int terms = (panel.Length - Vector<T>.Count) / stride;
        for (int done = 0; done < terms;)
        {
            (int sample, int position) = Math.DivRem(depth + done, positions);
            (int y, int x) = Math.DivRem(position, outputWidth);
            int run = Math.Min(outputWidth - x, terms - done);
            int origin = (sample * sampleLength) + (y * step.Height * imageWidth) + (x * step.Width);
            int lastOrigin = origin + ((run - 1) * step.Width);
            int lastStart = ((done + run - 1) * stride) + width;
            unfold.RequireRoom(TracePre, origin, lastOrigin, panel, lastStart);
            unfold.RequireRoom(ActivityPre, origin, lastOrigin, panel, lastStart);
            for (int i = 0; i < run; i++)
            {
                // In this order: the surplus of each copy lies where a later one writes.
                int start = (done + i) * stride;
                unfold.Copy(TracePre, origin + (i * step.Width), panel, start);
                unfold.Copy(ActivityPre, origin + (i * step.Width), panel, start + width);
            }

            done += run;
        }
    }

    [MethodImpl(Hot.Loop)]
    public void PackPost(int depth, int row, int rows, Span<T> panel)
    {
        if (rows < Tile.Rows)
        {
            panel.Clear();
        }

        int terms = panel.Length / Tile.PostStride;
        int positions = Shape.Positions;
        for (int done = 0; done < terms;)
        {
            (int sample, int position) = Math.DivRem(depth + done, positions);
            int run = Math.Min(positions - position, terms - done);
            int offset = (((sample * Shape.Outputs) + row) * positions) + position;
            Span<T> target = panel.Slice(done * Tile.PostStride, run * Tile.PostStride);
            if (rows == Tile.Rows)
            {
                Interleave(ActivityPost[offset..], positions, run, target);
                Interleave(TracePost[offset..], positions, run, target[Tile.Rows..]);
            }
            else
            {
                for (int r = 0; r < rows; r++)
                {
                    for (int i = 0; i < run; i++)
                    {
                        target[(i * Tile.PostStride) + r] = ActivityPost[offset + (r * positions) + i];
                        target[(i * Tile.PostStride) + Tile.Rows + r] = TracePost[offset + (r * positions) + i];
                    }
                }
            }

            done += run;
        }
    }

    /// <summary>Puts the elements of the rows of a tile side by side.</summary>
    [MethodImpl(Hot.Loop)]
    private static void Interleave(ReadOnlySpan<T> rows, int rowLength, int run, Span<T> panel)
    {
        // These slices are what makes the unchecked moves safe.
        ref T row0 = ref MemoryMarshal.GetReference(rows[..((3 * rowLength) + run)]);
        ref T row1 = ref Unsafe.Add(ref row0, rowLength);
        ref T row2 = ref Unsafe.Add(ref row1, rowLength);
        ref T row3 = ref Unsafe.Add(ref row2, rowLength);
        ref T target = ref MemoryMarshal.GetReference(panel[..(((run - 1) * Tile.PostStride) + Tile.Rows)]);
        for (int i = 0; i < run; i++)
        {
            target = Unsafe.Add(ref row0, i);
            Unsafe.Add(ref target, 1) = Unsafe.Add(ref row1, i);
            Unsafe.Add(ref target, 2) = Unsafe.Add(ref row2, i);
            Unsafe.Add(ref target, 3) = Unsafe.Add(ref row3, i);
            target = ref Unsafe.Add(ref target, Tile.PostStride);
        }
    }
}
