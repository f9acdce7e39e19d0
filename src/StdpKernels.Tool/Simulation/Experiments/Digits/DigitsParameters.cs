using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>The constants of the digits experiment. Times are in steps of a millisecond.</summary>
internal static class DigitsParameters
{
    public const double TimeStep = 1e-3;
    public const int Neurons = 100;
    public const int Classes = 10;

    /// <summary>How long an image is shown.</summary>
    public const int StepsPerImage = 100;

    /// <summary>Spikes a second of a pixel of full brightness.</summary>
    public const double GreatestRate = 80;

    /// <summary>What is left of a potential after a step: a membrane time constant of 50 ms.</summary>
    public static float Leak { get; } = (float)Exponential.Of(-TimeStep / 50e-3);

    /// <summary>What the weights of a neuron sum to.</summary>
    public const float WeightSum = 78;

    public const float InitialThreshold = 8;

    /// <summary>How much the threshold rises with every spike, and what of the rise is left after an image.</summary>
    public const float ThresholdRise = 0.25f;
    public const float ThresholdDecay = 0.998f;

    public const double TauPre = 20e-3;
    public const double TauPost = 20e-3;
    public const double EtaPlus = 0.02;
    public const double EtaMinus = 0.0005;
}
