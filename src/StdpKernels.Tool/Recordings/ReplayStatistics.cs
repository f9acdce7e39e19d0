namespace StdpKernels.Tool.Recordings;

/// <summary>What a replay did.</summary>
/// <param name="Steps">The number of steps.</param>
/// <param name="SpikesPre">Presynaptic spikes of all steps and samples.</param>
/// <param name="SpikesPost">Postsynaptic spikes likewise.</param>
/// <param name="SynapticUpdates">Presynaptic spikes times their fan-out plus postsynaptic spikes times their fan-in.</param>
/// <param name="StepTime">The median time of a step alone: the mean would tell how long the first takes to compile.</param>
internal sealed record ReplayStatistics(int Steps, long SpikesPre, long SpikesPost, long SynapticUpdates, TimeSpan StepTime)
{
    public double UpdatesPerSecond => SynapticUpdates / (Steps * StepTime.TotalSeconds);
}
