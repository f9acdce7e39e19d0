using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>What the networks of the competition experiment come to with other seeds, see <see cref="SeedStatistics"/>.</summary>
/// <remarks><c>stdp simulate competition --seed N</c>, the figures of the summaries and <c>weights.npz</c>.</remarks>
internal static class CompetitionSeeds
{
    /// <summary>The standard deviation of the output rate of the published network, in Hz.</summary>
    public const double OutputRateDeviation = 0.29;

    /// <summary>Output spikes a second with symmetric coincidences.</summary>
    public static SeedStatistics SymmetricOutputRate { get; } = new(16.64, 0.43);

    /// <summary>The mean weight of the correlated inputs.</summary>
    public static SeedStatistics CorrelatedMean { get; } = new(0.9901, 0.0021);

    /// <summary>The mean weight of the inputs beside them.</summary>
    public static SeedStatistics OtherMean { get; } = new(0.2261, 0.0106);

    /// <summary>With symmetric coincidences, the fraction of the weights in each tenth of [0, <c>g_max</c>].</summary>
    public static IReadOnlyList<double> SymmetricDeciles { get; } = [0.311, 0.114, 0.057, 0.036, 0.028, 0.030, 0.035, 0.051, 0.098, 0.240];
}
