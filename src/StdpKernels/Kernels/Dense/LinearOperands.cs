using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>The operands of a linear layer: activity and traces <c>[B, I]</c> and <c>[B, O]</c>, summed over the batch.</summary>
internal readonly ref struct LinearOperands<T> : IOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required ReadOnlySpan<T> ActivityPre { get; init; }

    public required ReadOnlySpan<T> TracePre { get; init; }

    public required bool EveryTerm { get; init; }

    public required ReadOnlySpan<T> ActivityPost { get; init; }

    public required ReadOnlySpan<T> TracePost { get; init; }

    /// <summary>The batch size.</summary>
    public required int Depth { get; init; }

    /// <summary><c>I</c>.</summary>
    public required int Inputs { get; init; }

    /// <summary><c>O</c>.</summary>
    public required int Outputs { get; init; }

    public void PackPre(int depth, int column, int columns, Span<T> panel) =>
        Pack(TracePre, ActivityPre, Inputs, depth, column, columns, Tile.Columns<T>(), panel[..^Vector<T>.Count]);

    public void PackPost(int depth, int row, int rows, Span<T> panel) =>
        Pack(ActivityPost, TracePost, Outputs, depth, row, rows, Tile.Rows, panel);

    [MethodImpl(Hot.Loop)]
    private static void Pack(
        ReadOnlySpan<T> first,
        ReadOnlySpan<T> second,
        int rowLength,
        int row,
        int column,
        int columns,
        int width,
        Span<T> panel)
    {
        int offset = (row * rowLength) + column;
        for (; !panel.IsEmpty; panel = panel[(2 * width)..], offset += rowLength)
        {
            PackRow(first.Slice(offset, columns), panel[..width]);
            PackRow(second.Slice(offset, columns), panel.Slice(width, width));
        }
    }

    private static void PackRow(ReadOnlySpan<T> source, Span<T> target)
    {
        source.CopyTo(target);
        target[source.Length..].Clear();
    }
}
