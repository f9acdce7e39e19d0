namespace StdpKernels.Tool.Simulation.Experiments.Homeostasis;

/// <summary>The rates of all neurons in the three phases: without plasticity, with it, and with stronger excitation.</summary>
/// <param name="rates">Phase after phase, group after group.</param>
internal sealed class HomeostasisRates(double[] rates)
{
    public const int Phases = 3;

    /// <summary>All of them.</summary>
    public double[] All => rates;

    /// <summary>Those of a group in a phase, in Hz.</summary>
    public ReadOnlySpan<double> Of(int phase, int group) => rates.AsSpan(
        ((phase * HomeostasisParameters.Targets.Count) + group) * HomeostasisParameters.Neurons, HomeostasisParameters.Neurons);
}
