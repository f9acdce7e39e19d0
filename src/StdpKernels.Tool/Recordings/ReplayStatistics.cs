namespace StdpKernels.Tool.Recordings;

/// <summary>What a replay did.</summary>
/// <param name="Steps">The number of steps.</param>
/// <param name="SpikesPre">Presynaptic spikes of all steps and samples.</param>
/// <param name="SpikesPost">Postsynaptic spikes likewise.</param>
/// <param name="SynapticUpdates">Presynaptic spikes times their fan-out plus postsynaptic spikes times their fan-in.</param>
/// <param name="Elapsed">The time spent in the steps themselves.</param>
internal sealed record ReplayStatistics(int Steps, long SpikesPre, long SpikesPost, long SynapticUpdates, TimeSpan Elapsed)
{
    public TimeSpan ElapsedPerStep => Elapsed / Steps;

    public double UpdatesPerSecond => SynapticUpdates / Elapsed.TotalSeconds;
}
