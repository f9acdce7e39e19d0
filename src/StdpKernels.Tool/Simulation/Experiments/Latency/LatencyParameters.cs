using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tool.Simulation.Experiments.Latency;

/// <summary>The constants of the latency experiment.</summary>
internal static class LatencyParameters
{
    public const double TimeStep = 1e-4;
    public const int Inputs = 500;

    /// <summary>How long a volley takes, in steps: the inputs fire one after the other, evenly.</summary>
    public const int VolleySteps = 500;

    /// <summary>From one volley to the next: longer than anything that the network remembers but its weights.</summary>
    public const int PeriodSteps = 2500;

    /// <summary>After how many volleys the weights are looked at while they still move.</summary>
    public const int EarlyVolleys = 20;

    public const double InitialWeight = 0.2;
    public const double PeakConductance = 0.045;
    public const double Tau = 20e-3;
    public const double EtaPlus = 0.005;
    public const double DepressionRatio = 1.05;

    public static LifParameters Neuron { get; } = SongNeuron.Parameters;

    /// <summary>When in the volley an input fires, in milliseconds.</summary>
    public static double TimeOf(int input) => StepOf(input) * TimeStep * 1000;

    public static int StepOf(int input) => input * VolleySteps / Inputs;
}
