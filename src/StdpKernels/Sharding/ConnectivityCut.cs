using StdpKernels.Kernels.Sparse;
using StdpKernels.Threading;

namespace StdpKernels.Sharding;

/// <summary>The synapses onto the neurons of a shard.</summary>
internal static class ConnectivityCut
{
    /// <param name="whole">All synapses.</param>
    /// <param name="range">The neurons of the shard.</param>
    /// <returns>Those onto them, in the same order, and the numbers that they have in the whole.</returns>
    public static (StdpConnectivity Connectivity, int[] Synapses) Of(StdpConnectivity whole, ShardRange range)
    {
        long[] starts = new long[whole.Inputs + 1];
        int count = (int)(whole.ColumnStarts[range.End] - whole.ColumnStarts[range.Start]);
        int[] targets = new int[count], synapses = new int[count];
        int found = 0;
        for (int pre = 0; pre < whole.Inputs; pre++)
        {
            (int first, int length) = SparseRanges.OfRow(whole.Index, pre, new RowRange(range.Start, range.End));
            for (int i = first; i < first + length; i++)
            {
                targets[found] = whole.Targets[i] - range.Start;
                synapses[found++] = i;
            }

            starts[pre + 1] = found;
        }

        return (StdpConnectivity.FromRows(whole.Inputs, range.Count, starts, targets), synapses);
    }
}
