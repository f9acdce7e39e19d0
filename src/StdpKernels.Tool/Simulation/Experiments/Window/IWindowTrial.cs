using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>One rule under the protocol, in some precision.</summary>
internal interface IWindowTrial : IStateful
{
    StdpAlgorithm Algorithm { get; }

    string Precision { get; }

    /// <summary>How far a weight is from the closed form, at most, in units of the last place of the weight.</summary>
    double LargestDeviation { get; }

    /// <summary>How much an input's weight has changed.</summary>
    double ChangeOf(int input);

    double[] WeightsAfter();

    void Step(int step);
}
