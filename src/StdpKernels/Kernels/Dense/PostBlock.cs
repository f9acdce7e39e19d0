using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>The postsynaptic panels of a block of rows, packed for a block of depth.</summary>
internal readonly ref struct PostBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _values;
    private readonly ReadOnlySpan<int> _terms;
    private readonly ReadOnlySpan<int> _counts;
    private readonly int _depth;

    private PostBlock(ReadOnlySpan<T> values, ReadOnlySpan<int> terms, ReadOnlySpan<int> counts, int depth)
    {
        _values = values;
        _terms = terms;
        _counts = counts;
        _depth = depth;
    }

    /// <summary>The number of panels.</summary>
    public int Count => _counts.Length;

    /// <summary>One panel.</summary>
    public Panel<T> this[int panel]
    {
        get
        {
            int half = _depth * Tile.Rows;
            return new Panel<T>(
                _values.Slice(2 * panel * half, half),
                _values.Slice(((2 * panel) + 1) * half, half),
                _terms.Slice(panel * _depth, _counts[panel]));
        }
    }

    /// <summary>Elements of so many panels.</summary>
    public static int Length(int panels, int depth) => checked(panels * depth * Tile.PostStride);

    /// <summary>Packs the rows from <paramref name="row"/> and the terms from <paramref name="term"/> on.</summary>
    [MethodImpl(Hot.Loop)]
    public static PostBlock<T> Pack<TOperands>(in TOperands operands, int row, int rows, int term, int depth, PanelScratch<T> scratch)
        where TOperands : IOperands<T>, allows ref struct
    {
        int panels = Tile.Count(rows, Tile.Rows);
        int length = depth * Tile.PostStride;
        Span<T> values = scratch.Post.Take(Length(panels, depth));
        Span<int> terms = scratch.PostTerms.Take(panels * depth);
        Span<int> counts = scratch.PostCounts.Take(panels);
        for (int panel = 0; panel < panels; panel++)
        {
            Span<T> packed = values.Slice(panel * length, length);
            operands.PackPost(term, row + (panel * Tile.Rows), Math.Min(Tile.Rows, rows - (panel * Tile.Rows)), packed);
            counts[panel] = Panel<T>.ListTerms(
                packed[..(length / 2)], Tile.Rows, operands.EveryTerm, terms.Slice(panel * depth, depth)).Length;
        }

        return new PostBlock<T>(values, terms, counts, depth);
    }
}
