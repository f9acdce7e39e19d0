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
            int start = (int)whole.RowStarts[pre], end = (int)whole.RowStarts[pre + 1];
            int first = start + SpikeRaster.FirstFrom(whole.Targets[start..end], range.Start);
            for (int i = first; i < end && whole.Targets[i] < range.End; i++)
            {
                targets[found] = whole.Targets[i] - range.Start;
                synapses[found++] = i;
            }

            starts[pre + 1] = found;
        }

        return (StdpConnectivity.FromRows(whole.Inputs, range.Count, starts, targets), synapses);
    }
}
