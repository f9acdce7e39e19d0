using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>What makes up a leaky integrate-and-fire neuron. Times are in seconds, potentials in any one unit, here mV.</summary>
/// <remarks>The defaults are those of Vogels and Abbott (2005), as in the benchmarks of Brette and others (2007), with conductances.</remarks>
public sealed record LifParameters
{
    /// <summary><c>tau_m</c>: how fast the membrane relaxes without input. Default 20 ms.</summary>
    public double MembraneTimeConstant { get; init; } = 20e-3;

    /// <summary><c>E_l</c>: where it relaxes to, the reversal potential of the leak. Default −60.</summary>
    public double RestingPotential { get; init; } = -60;

    /// <summary><c>θ₀</c>: a neuron fires when its potential exceeds its threshold, which starts here. Default −50.</summary>
    public double ThresholdPotential { get; init; } = -50;

    /// <summary><c>V_r</c>: where a spike puts the potential. Default −60.</summary>
    public double ResetPotential { get; init; } = -60;

    /// <summary>How long the potential stays there, to the nearest step. Default 5 ms.</summary>
    public double RefractoryPeriod { get; init; } = 5e-3;

    /// <summary><c>I_0</c>: a constant current, as what it adds to the potential of a neuron without other input. Default 0.</summary>
    public double Bias { get; init; }

    /// <summary>What a spike adds to the threshold of its neuron; 0, the default, for thresholds that stay.</summary>
    public double ThresholdRise { get; init; }

    /// <summary><c>tau_θ</c>: how fast a threshold relaxes to <c>θ₀</c>. Default 100 ms.</summary>
    public double ThresholdTimeConstant { get; init; } = 100e-3;

    /// <summary><c>tau_e</c>: how fast excitatory currents or conductances decay; not used where spikes act at once. Default 5 ms.</summary>
    public double ExcitatoryTimeConstant { get; init; } = 5e-3;

    /// <summary><c>tau_i</c>: how fast inhibitory currents or conductances decay; not used where spikes act at once. Default 10 ms.</summary>
    public double InhibitoryTimeConstant { get; init; } = 10e-3;

    /// <summary><c>E_e</c>: the reversal potential of excitatory conductances. Default 0.</summary>
    public double ExcitatoryReversalPotential { get; init; }

    /// <summary><c>E_i</c>: the reversal potential of inhibitory conductances. Default −80.</summary>
    public double InhibitoryReversalPotential { get; init; } = -80;

    /// <summary>What is left of a difference after a step of exponential decay, the same number on every machine.</summary>
    internal static double Decay(double dt, double timeConstant) => Exponential.Of(-dt / timeConstant);

    /// <exception cref="ArgumentOutOfRangeException">A number makes no neuron.</exception>
    internal void Validate(double dt)
    {
        Require.TimeStep(dt);
        Check.Positive(MembraneTimeConstant, " of seconds", nameof(MembraneTimeConstant));
        Check.Positive(ExcitatoryTimeConstant, " of seconds", nameof(ExcitatoryTimeConstant));
        Check.Positive(InhibitoryTimeConstant, " of seconds", nameof(InhibitoryTimeConstant));
        Check.Positive(ThresholdTimeConstant, " of seconds", nameof(ThresholdTimeConstant));
        Check.NotNegative(RefractoryPeriod, " of seconds", nameof(RefractoryPeriod));
        Check.Finite(RestingPotential, "", nameof(RestingPotential));
        Check.Finite(ThresholdPotential, "", nameof(ThresholdPotential));
        Check.Finite(Bias, "", nameof(Bias));
        Check.NotNegative(ThresholdRise, "", nameof(ThresholdRise));
        Check.Finite(ExcitatoryReversalPotential, "", nameof(ExcitatoryReversalPotential));
        Check.Finite(InhibitoryReversalPotential, "", nameof(InhibitoryReversalPotential));

        // A neuron that is reset above its threshold would fire in every step.
        Check.AtMost(ResetPotential, ThresholdPotential, "the threshold", nameof(ResetPotential));
    }
}
