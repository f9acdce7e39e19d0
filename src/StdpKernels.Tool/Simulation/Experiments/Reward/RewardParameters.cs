using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Reward;

/// <summary>The constants of the reward experiment.</summary>
internal static class RewardParameters
{
    public const double TimeStep = 1e-3;

    /// <summary>Time constant of both traces, in seconds.</summary>
    public const double Tau = 20e-3;

    /// <summary>Time constant of the eligibility, in seconds.</summary>
    public const double EligibilityTau = 200e-3;

    /// <summary>Animals that learn the task, each with two neurons of its own.</summary>
    public const int Agents = 50;

    /// <summary>Inputs that fire with a cue; there are two cues.</summary>
    public const int InputsPerCue = 50;

    public const double InputRate = 40;

    /// <summary>What an input adds to the potential through a weight of one, in mV.</summary>
    public const double InputGain = 0.6;

    /// <summary>Spikes a second that each neuron gets from outside, so that choices vary.</summary>
    public const double NoiseRate = 250;

    /// <summary>What such a spike adds to the potential, in mV.</summary>
    public const double NoiseGain = 1.6;

    /// <summary>Where the spike of a neuron puts the other one of its agent, in mV below rest: the first to fire is likely to go on.</summary>
    public const double Inhibition = 15;

    public const double InitialWeight = 0.5;

    /// <summary>What a reward of one makes of the eligibility.</summary>
    public const double LearningRate = 0.03;

    /// <summary>How fast the reward that is expected follows the rewards.</summary>
    public const double ExpectationRate = 0.05;

    /// <summary>Potentiation and depression of the eligibility by a pair whose trace is one.</summary>
    public const double EtaPlus = 1;
    public const double EtaMinus = 0.5;

    public const int CueSteps = 100;

    /// <summary>From one cue to the next: what the eligibility still holds of the trial before is small.</summary>
    public const int TrialSteps = 1400;

    /// <summary>From the end of the cue to the reward, in steps.</summary>
    public static IReadOnlyList<int> Delays { get; } = [100, 400, 1000];

    public static LifParameters Neuron { get; } = new();

    /// <summary>What the eligibility still holds after a delay in steps.</summary>
    public static double CreditAfter(int delay) => Math.Exp(-delay * TimeStep / EligibilityTau);
}
