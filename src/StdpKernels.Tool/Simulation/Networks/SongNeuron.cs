using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Networks;

/// <summary>The neuron of Song, Miller and Abbott (2000), without inhibition.</summary>
internal static class SongNeuron
{
    /// <summary>Its constants.</summary>
    public static LifParameters Parameters { get; } = new()
    {
        MembraneTimeConstant = 10e-3,
        RestingPotential = -74,
        ThresholdPotential = -54,
        ResetPotential = -60,
        RefractoryPeriod = 0,
        ExcitatoryTimeConstant = 5e-3,
        ExcitatoryReversalPotential = 0,
    };
}
