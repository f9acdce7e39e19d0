using System.Numerics;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// The operands of a convolution: the presynaptic side unfolded while it is packed, the postsynaptic side as it stands; summed over
/// batch, then output positions.
/// </summary>
internal readonly ref struct Conv2dOperands<T> : IOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required ReadOnlySpan<T> ActivityPre { get; init; }

    public required ReadOnlySpan<T> TracePre { get; init; }

    public required bool EveryTerm { get; init; }

    public required ReadOnlySpan<T> ActivityPost { get; init; }

    public required ReadOnlySpan<T> TracePost { get; init; }

    /// <summary><c>[B, C, H, W]</c>.</summary>
    public required TensorShape Pre { get; init; }

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
        if (columns < width)
        {
            panel.Clear();
        }

        for (int i = 0; i < columns; i++)
        {
            Unfold(TracePre, depth, column + i, panel, i);
            Unfold(ActivityPre, depth, column + i, panel, width + i);
        }
    }

    public void PackPost(int depth, int row, int rows, Span<T> panel)
    {
        if (rows < Tile.Rows)
        {
            panel.Clear();
        }

        int terms = panel.Length / Tile.PostStride;
        for (int r = 0; r < rows; r++)
        {
            for (int done = 0; done < terms;)
            {
                (int sample, int position) = Math.DivRem(depth + done, Positions);
                int run = Math.Min(Positions - position, terms - done);
                int offset = (((sample * Post[1]) + row + r) * Positions) + position;
                ReadOnlySpan<T> z = ActivityPost.Slice(offset, run);
                ReadOnlySpan<T> t = TracePost.Slice(offset, run);
                Span<T> target = panel[((done * Tile.PostStride) + r)..];
                for (int i = 0; i < run; i++)
                {
                    target[i * Tile.PostStride] = z[i];
                    target[(i * Tile.PostStride) + Tile.Rows] = t[i];
                }

                done += run;
            }
        }
    }

    /// <summary>One column of w is one element of every patch: channel and kernel position, in the order (c, kh, kw).</summary>
    private void Unfold(ReadOnlySpan<T> side, int depth, int column, Span<T> panel, int offset)
    {
        (int channel, int inKernel) = Math.DivRem(column, Kernel.Height * Kernel.Width);
        (int ky, int kx) = Math.DivRem(inKernel, Kernel.Width);
        Size2D image = (Pre[2], Pre[3]);
        int imageLength = image.Height * image.Width;
        int terms = panel.Length / Tile.PreStride<T>();
        for (int done = 0; done < terms;)
        {
            (int sample, int position) = Math.DivRem(depth + done, Positions);
            int run = Math.Min(Positions - position, terms - done);
            Dense.Unfold.Element(
                side.Slice(((sample * Pre[1]) + channel) * imageLength, imageLength),
                image,
                Geometry,
                ky,
                kx,
                Post[3],
                position,
                run,
                panel[((done * Tile.PreStride<T>()) + offset)..],
                Tile.PreStride<T>());
            done += run;
        }
    }
}
