using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>The operands of a linear layer: activity and traces <c>[B, I]</c> and <c>[B, O]</c>, summed over the batch.</summary>
internal readonly ref struct LinearOperands<T>(
    ReadOnlySpan<T> activityPre,
    ReadOnlySpan<T> tracePre,
    ReadOnlySpan<T> activityPost,
    ReadOnlySpan<T> tracePost,
    int depth,
    int inputs,
    int outputs,
    bool everyTerm) : IOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ReadOnlySpan<T> ActivityPre { get; } = activityPre;

    public ReadOnlySpan<T> TracePre { get; } = tracePre;

    public ReadOnlySpan<T> ActivityPost { get; } = activityPost;

    public ReadOnlySpan<T> TracePost { get; } = tracePost;

    /// <summary>The batch size.</summary>
    public int Depth { get; } = depth;

    /// <summary><c>I</c>.</summary>
    public int Inputs { get; } = inputs;

    /// <summary><c>O</c>.</summary>
    public int Outputs { get; } = outputs;

    public bool EveryTerm { get; } = everyTerm;

    public void PackPre(int depth, int column, int columns, Span<T> panel) =>
        Pack(TracePre, ActivityPre, Inputs, depth, column, columns, Tile.Columns<T>(), panel[..^Vector<T>.Count]);

    public void PackPost(int depth, int row, int rows, Span<T> panel) =>
        Pack(ActivityPost, TracePost, Outputs, depth, row, rows, Tile.Rows, panel);

    [MethodImpl(Hot.Way)]
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
        if (panel.IsEmpty)
        {
            return;
        }

        int offset = (row * rowLength) + column;
        Span<T> firstHalf = panel[..(panel.Length / 2)];
        Span<T> secondHalf = panel[(panel.Length / 2)..];
        int whole = columns == width ? PackWhole(first[offset..], rowLength, width, firstHalf) : 0;
        PackRest(first[offset..], rowLength, columns, width, firstHalf, whole);
        whole = columns == width ? PackWhole(second[offset..], rowLength, width, secondHalf) : 0;
        PackRest(second[offset..], rowLength, columns, width, secondHalf, whole);
    }

    /// <summary>
    /// Packs whole vectors, whose surplus elements the next term overwrites, as long as they stay in both source and target.
    /// </summary>
    /// <returns>How many terms.</returns>
    [MethodImpl(Hot.Loop)]
    private static int PackWhole(ReadOnlySpan<T> source, int rowLength, int width, Span<T> target)
    {
        // Counted so that the last element of the last term, surplus and all, lies within: this is what makes the unchecked copies safe.
        int reach = (width + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;
        if (source.Length < reach || target.Length < reach)
        {
            return 0;
        }

        int terms = Math.Min(((source.Length - reach) / rowLength) + 1, ((target.Length - reach) / width) + 1);
        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(target);
        for (int term = 0; term < terms; term++)
        {
            for (int i = 0; i < reach; i += Vector<T>.Count)
            {
                Vector.LoadUnsafe(ref from, (nuint)((term * rowLength) + i)).StoreUnsafe(ref to, (nuint)((term * width) + i));
            }
        }

        return terms;
    }

    [MethodImpl(Hot.Way)]
    private static void PackRest(ReadOnlySpan<T> source, int rowLength, int columns, int width, Span<T> target, int term)
    {
        for (; term * width < target.Length; term++)
        {
            Span<T> packed = target.Slice(term * width, width);
            source.Slice(term * rowLength, columns).CopyTo(packed);
            packed[columns..].Clear();
        }
    }
}
