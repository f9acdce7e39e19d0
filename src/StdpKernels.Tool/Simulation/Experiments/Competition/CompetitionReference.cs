namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>
/// What Brian2 2.5.1 gives for the network with the default <see cref="CompetitionParameters"/>, after 1,000 s.
/// </summary>
/// <remarks>
/// <para>One run. Fractions are rounded to 0.01, the rate to 1 Hz.</para>
/// <para>
/// The output rate depends on how a pair of spikes in the same step counts, since the neuron settles where chance pairs and causal
/// pairs balance. Brian2 takes it as potentiation only. In steps of 0.1 ms its potentiation of chance pairs then sums to
/// <c>1 / (1 − e^(−dt/tau))</c> = 200.5 steps and its depression to 199.5, a ratio <c>A−/A+</c> of 1.045 in effect instead of 1.05. With
/// <see cref="CompetitionConvention.Symmetric"/> both sum to <c>tau / dt</c> = 200 steps, the ratio is exact in any step width, and the
/// neuron fires less.
/// </para>
/// </remarks>
internal static class CompetitionReference
{
    /// <summary>Output spikes a second.</summary>
    public const double OutputRate = 21;

    /// <summary>The fraction of the weights in each tenth of [0, <c>g_max</c>].</summary>
    public static IReadOnlyList<double> Deciles { get; } = [0.28, 0.11, 0.07, 0.04, 0.02, 0.03, 0.04, 0.05, 0.11, 0.24];

    /// <summary>Whether a run is the one that these figures describe, apart from its seed.</summary>
    public static bool Describes(CompetitionParameters parameters) =>
        parameters with { Seed = 0 } == new CompetitionParameters { Seed = 0 };
}
