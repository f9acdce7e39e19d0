using System.Globalization;
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

    /// <summary>The same for people.</summary>
    public static string Description { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"τ_m {Parameters.MembraneTimeConstant * 1000:0.#} ms, E_l {Parameters.RestingPotential} mV, threshold {Parameters.ThresholdPotential} mV, "
        + $"reset {Parameters.ResetPotential} mV, τ_e {Parameters.ExcitatoryTimeConstant * 1000:0.#} ms, "
        + $"E_e {Parameters.ExcitatoryReversalPotential} mV").Replace('-', '−');
}
