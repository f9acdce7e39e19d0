using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Homeostasis;

/// <summary>The constants of the homeostasis experiment, in the manner of Vogels, Sprekeler and others (2011).</summary>
internal static class HomeostasisParameters
{
    public const double TimeStep = 1e-3;

    /// <summary>Neurons of each target, from weakly to strongly excited.</summary>
    public const int Neurons = 50;

    public const int ExcitatoryInputs = 400;
    public const int InhibitoryInputs = 400;
    public const double ExcitatoryRate = 10;
    public const double InhibitoryRate = 25;

    /// <summary>What a spike adds to the excitatory conductance of the least and the most excited neuron, relative to the leak.</summary>
    public const double LeastExcitation = 0.013;
    public const double GreatestExcitation = 0.03;

    /// <summary>By how much all excitation grows at half of the time.</summary>
    public const double Growth = 1.4;

    /// <summary>What an inhibitory spike adds through a weight of one.</summary>
    public const double InhibitoryGain = 0.004;

    public const double GreatestWeight = 20;
    public const double Tau = 20e-3;
    public const double LearningRate = 0.008;

    /// <summary><c>ρ0</c>: the rates to come to, in Hz; a group of neurons each.</summary>
    public static IReadOnlyList<double> Targets { get; } = [4, 8, 16];

    public static LifParameters Neuron { get; } = new();

    /// <summary>The excitation of a neuron, in units of the least.</summary>
    public static float StrengthOf(int neuron) =>
        (float)(1 + (((GreatestExcitation / LeastExcitation) - 1) * neuron / (Neurons - 1)));
}
