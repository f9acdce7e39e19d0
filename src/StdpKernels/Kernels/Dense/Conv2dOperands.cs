using System.Numerics;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// The operands of a convolution: the presynaptic side unfolded while it is packed, the postsynaptic side as it stands; summed over
/// batch, then output positions.
/// </summary>
internal readonly ref struct Conv2dOperands<T> : IOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required PaddedImages<T> ActivityPre { get; init; }

    public required PaddedImages<T> TracePre { get; init; }

    public required bool EveryTerm { get; init; }

    public required ReadOnlySpan<T> ActivityPost { get; init; }

    public required ReadOnlySpan<T> TracePost { get; init; }

    /// <summary><c>[B, O, H', W']</c>.</summary>
    public required TensorShape Post { get; init; }

    /// <summary>Height and width of the kernel.</summary>
    public required Size2D Kernel { get; init; }

    public required Conv2dGeometry Geometry { get; init; }

    /// <summary>Batch times output positions.</summary>
    public int Depth => Post[0] * Positions;

    private int Positions => Post[2] * Post[3];

    public void PackPre(int depth, int column, int columns, Span<T> panel)
    {
        int width = Tile.Columns<T>();
        int stride = Tile.PreStride<T>();
        int outputWidth = Post[3];
        Size2D image = TracePre.Size;
        Size2D step = Geometry.Stride;
        Unfold<T> unfold = Unfold<T>.Prepare(
            column, columns, Kernel, Geometry.Dilation, image, stackalloc int[2 * width]);

        // A row of output positions at a time: the patches of a row begin at equal distances.
        int terms = (panel.Length - Vector<T>.Count) / stride;
        for (int done = 0; done < terms;)
        {
            (int sample, int position) = Math.DivRem(depth + done, Positions);
            (int y, int x) = Math.DivRem(position, outputWidth);
            int run = Math.Min(outputWidth - x, terms - done);
            int origin = (sample * TracePre.SampleLength) + (y * step.Height * image.Width) + (x * step.Width);
            int lastOrigin = origin + ((run - 1) * step.Width);
            int lastStart = ((done + run - 1) * stride) + width;
            unfold.RequireRoom(TracePre.Values, origin, lastOrigin, panel, lastStart);
            unfold.RequireRoom(ActivityPre.Values, origin, lastOrigin, panel, lastStart);
            for (int i = 0; i < run; i++)
            {
                // In this order: the surplus of each copy lies where a later one writes.
                int start = (done + i) * stride;
                unfold.Copy(TracePre.Values, origin + (i * step.Width), panel, start);
                unfold.Copy(ActivityPre.Values, origin + (i * step.Width), panel, start + width);
            }

            done += run;
        }
    }

    public void PackPost(int depth, int row, int rows, Span<T> panel)
    {
        if (rows < Tile.Rows)
        {
            panel.Clear();
        }

        int terms = panel.Length / Tile.PostStride;
        for (int done = 0; done < terms;)
        {
            (int sample, int position) = Math.DivRem(depth + done, Positions);
            int run = Math.Min(Positions - position, terms - done);
            for (int r = 0; r < rows; r++)
            {
                int offset = (((sample * Post[1]) + row + r) * Positions) + position;
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
