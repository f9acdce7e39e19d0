namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>What becomes of a weight whose input and neuron fire in one step. A paper in continuous time leaves that open.</summary>
internal enum CompetitionConvention
{
    /// <summary>
    /// Brian2's example: the input's statement runs first and meets the neuron's trace without this step's spike, the neuron's runs second and
    /// meets it; each is followed by the bound. Traces decay exactly. A coincidence potentiates.
    /// </summary>
    Brian2,

    /// <summary>
    /// The original functions: both traces have this step's spikes, and one change is bounded. Traces decay by <c>1 − dt / tau</c> a step. A
    /// coincidence potentiates and depresses.
    /// </summary>
    Symmetric,
}
