using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>The constants of the balanced network, in the manner of the background state of Zenke, Hennequin and Gerstner (2013).</summary>
internal sealed record BalancedParameters
{
    public const double TimeStep = 1e-4;

    /// <summary>How many steps a spike takes from neuron to neuron.</summary>
    public const int Delay = 15;

    /// <summary>Spikes a second that each neuron gets from outside, independently of all others.</summary>
    public const double InputRate = 500;

    /// <summary>What such a spike adds to the excitatory conductance, relative to the leak.</summary>
    public const double InputGain = 0.45;

    /// <summary>Time constants of both traces in seconds.</summary>
    public const double Tau = 20e-3;

    /// <summary>What a pair of spikes changes, in units of the initial weight.</summary>
    public const double LearningRate = 0.1;

    /// <summary>The greatest weight, in units of the initial one.</summary>
    public const double GreatestWeight = 3;

    /// <summary>The time in which the network settles, before anything is measured, in seconds.</summary>
    public const double Settling = 2;

    public static BalancedParameters Full { get; } = new(20_000, 5_000, 0.05, 0.06, 0.4, 10);

    /// <summary>A fifth of the neurons, twice as densely connected, with stronger synapses for as much of everything.</summary>
    public static BalancedParameters Quick { get; } = new(4_000, 1_000, 0.1, 0.15, 2.5, 6);

    /// <param name="excitatory">How many excitatory neurons there are.</param>
    /// <param name="inhibitory">How many inhibitory ones.</param>
    /// <param name="probability">That of a synapse between any two neurons.</param>
    /// <param name="excitatoryGain">See <see cref="ExcitatoryGain"/>.</param>
    /// <param name="inhibitoryGain">See <see cref="InhibitoryGain"/>.</param>
    /// <param name="duration">What is measured, in seconds.</param>
    public BalancedParameters(
        int excitatory, int inhibitory, double probability, double excitatoryGain, double inhibitoryGain, double duration)
    {
        (Excitatory, Inhibitory, Probability, Duration) = (excitatory, inhibitory, probability, duration);
        (ExcitatoryGain, InhibitoryGain) = (excitatoryGain, inhibitoryGain);
    }

    public int Excitatory { get; }

    public int Inhibitory { get; }

    /// <summary>The probability of a synapse between any two neurons.</summary>
    public double Probability { get; }

    /// <summary>What is measured, in seconds.</summary>
    public double Duration { get; }

    /// <summary>What a spike through a weight of one adds to the excitatory conductance, relative to the leak.</summary>
    public double ExcitatoryGain { get; }

    /// <summary>What a spike through a weight of one adds to the inhibitory conductance, relative to the leak.</summary>
    public double InhibitoryGain { get; }

    public static LifParameters ExcitatoryNeuron { get; } = new()
    {
        MembraneTimeConstant = 20e-3,
        RestingPotential = -60,
        ResetPotential = -60,
        ThresholdPotential = -50,
        RefractoryPeriod = 5e-3,
        ExcitatoryTimeConstant = 5e-3,
        InhibitoryTimeConstant = 10e-3,
        InhibitoryReversalPotential = -80,
    };

    public static LifParameters InhibitoryNeuron { get; } = ExcitatoryNeuron with { MembraneTimeConstant = 10e-3 };

    /// <summary>All steps, settling included.</summary>
    public long Steps => SettlingSteps + (long)Math.Round(Duration / TimeStep);

    public static int SettlingSteps => (int)Math.Round(Settling / TimeStep);
}
