using System.Numerics;
using System.Runtime.CompilerServices;

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
            for (int r = 0; r < rows; r++)
            {
                int offset = (((sample * Shape.Outputs) + row + r) * positions) + position;
                ReadOnlySpan<T> z = ActivityPost.Slice(offset, run);
                ReadOnlySpan<T> t = TracePost.Slice(offset, run);
                Span<T> target = panel.Slice((done * Tile.PostStride) + r, ((run - 1) * Tile.PostStride) + Tile.Rows + 1);
                for (int i = 0; i < run; i++)
                {
                    target[i * Tile.PostStride] = z[i];
                    target[(i * Tile.PostStride) + Tile.Rows] = t[i];
                }
            }

            done += run;
        }
    }
}
