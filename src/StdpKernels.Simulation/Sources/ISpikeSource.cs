namespace StdpKernels.Simulation;

/// <summary>Neurons that fire: a population, or a source of spikes from outside of the network.</summary>
/// <remarks>
/// To write one, keep what fires in a <see cref="SpikeList"/>, and name all numbers that steps change in
/// <see cref="IStateful.Transfer"/>.
/// </remarks>
public interface ISpikeSource : IStateful
{
    /// <summary>How many neurons there are.</summary>
    int Count { get; }

    /// <summary>The neurons that fired in the last step, ascending. Valid until the next step.</summary>
    ReadOnlySpan<int> Fired { get; }

    /// <summary>Moves on by one time step.</summary>
    /// <returns>The neurons that fired, ascending. Valid until the next step.</returns>
    ReadOnlySpan<int> Step();
}
