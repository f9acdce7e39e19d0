using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>The presynaptic panels of a block of columns, packed for a block of depth.</summary>
internal readonly ref struct PreBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _values;
    private readonly ReadOnlySpan<int> _terms;
    private readonly ReadOnlySpan<int> _counts;
    private readonly int _depth;

    private PreBlock(ReadOnlySpan<T> values, ReadOnlySpan<int> terms, ReadOnlySpan<int> counts, int depth)
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
            int half = _depth * Tile.Columns<T>();
            return new Panel<T>(
                _values.Slice(2 * panel * half, half),
                _values.Slice(((2 * panel) + 1) * half, half),
                _terms.Slice(panel * _depth, _counts[panel]));
        }
    }

    /// <summary>Elements of so many panels, and of a vector behind them.</summary>
    public static int Length(int panels, int depth) => checked((panels * depth * Tile.PreStride<T>()) + Vector<T>.Count);

    /// <summary>Packs the columns from <paramref name="column"/> and the terms from <paramref name="term"/> on.</summary>
    [MethodImpl(Hot.Loop)]
    public static PreBlock<T> Pack<TOperands>(
        in TOperands operands, int column, int columns, int term, int depth, PanelScratch<T> scratch)
        where TOperands : IOperands<T>, allows ref struct
    {
        int width = Tile.Columns<T>();
        int panels = (columns + width - 1) / width;
        int length = depth * Tile.PreStride<T>();
        Span<T> values = scratch.Pre.Take(Length(panels, depth));
        Span<int> terms = scratch.PreTerms.Take(panels * depth);
        Span<int> counts = scratch.PreCounts.Take(panels);
        for (int panel = 0; panel < panels; panel++)
        {
            operands.PackPre(
                term,
                column + (panel * width),
                Math.Min(width, columns - (panel * width)),
                values.Slice(panel * length, length + Vector<T>.Count));
            Span<T> activity = values.Slice((panel * length) + (length / 2), length / 2);
            counts[panel] = Panel<T>.ListTerms(activity, width, operands.EveryTerm, terms.Slice(panel * depth, depth)).Length;
        }

        return new PreBlock<T>(values, terms, counts, depth);
    }
}
