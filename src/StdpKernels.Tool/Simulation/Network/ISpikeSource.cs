using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Neurons whose spikes come from outside of the network.</summary>
internal interface ISpikeSource : IStateful
{
    /// <summary>Moves on by one time step.</summary>
    /// <returns>The neurons that fired, ascending. Valid until the next call.</returns>
    ReadOnlySpan<int> Step();
}
