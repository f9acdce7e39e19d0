using StdpKernels.Kernels.Events;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Ranges of the lists of one neuron, which ascend.</summary>
internal static class SparseRanges
{
    /// <summary>The incoming synapses of a postsynaptic neuron from presynaptic neurons of a range.</summary>
    public static (int First, int Length) OfColumn(SparseIndex index, int column, RowRange rows)
    {
        int first = (int)index.ColumnStarts[column], length = (int)index.ColumnStarts[column + 1] - first;
        return Within(index.Sources.Slice(first, length), first, rows, index.Inputs);
    }

    /// <summary>The outgoing synapses of a presynaptic neuron to postsynaptic neurons of a range.</summary>
    public static (int First, int Length) OfRow(SparseIndex index, int row, RowRange targets)
    {
        int first = (int)index.RowStarts[row], length = (int)index.RowStarts[row + 1] - first;
        return Within(index.Targets.Slice(first, length), first, targets, index.Outputs);
    }

    private static (int First, int Length) Within(ReadOnlySpan<int> neurons, int first, RowRange range, int count)
    {
        int from = range.First == 0 ? 0 : EventLists.CountBefore(neurons, range.First);
        int to = range.End == count ? neurons.Length : EventLists.CountBefore(neurons, range.End);
        return (first + from, to - from);
    }
}
