namespace StdpKernels.ClusterBenchmarks.Measuring;

/// <summary>What windows of some steps cost with some shards.</summary>
/// <param name="Shards">How many shards, each in a process of its own.</param>
/// <param name="Window">The steps of a window.</param>
/// <param name="Rate">Spikes of each neuron, Hz.</param>
/// <param name="Sent">Bytes of spikes to all shards in a window.</param>
/// <param name="Received">Bytes of spikes from all of them.</param>
/// <param name="Engine">A window through silos.</param>
/// <param name="Floor">The same bytes over sockets alone.</param>
internal sealed record ClusterRow(int Shards, int Window, double Rate, long Sent, long Received, WindowTimes Engine, WindowTimes Floor)
{
    /// <summary>What the engine takes beyond the sockets, µs a step.</summary>
    public double Overhead => (Engine.Median - Floor.Median) / Window;
}
