using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>What the networks of the competition experiment come to with other seeds, see <see cref="SeedStatistics"/>.</summary>
/// <remarks><c>stdp simulate competition --seed N</c>, the figures of the summaries and <c>weights.npz</c>.</remarks>
internal static class CompetitionSeeds
{
    /// <summary>Output spikes a second of the published network.</summary>
    public static SeedStatistics OutputRate { get; } = new(16.64, 0.43);

    /// <summary>The standard deviation of the output rate with Brian2's balance, in Hz.</summary>
    public const double EffectiveRateDeviation = 0.37;

    /// <summary>The mean weight of the correlated inputs.</summary>
    public static SeedStatistics CorrelatedMean { get; } = new(0.9895, 0.0018);

    /// <summary>The mean weight of the inputs beside them.</summary>
    public static SeedStatistics OtherMean { get; } = new(0.2040, 0.0107);

    /// <summary>The fraction of the published network's weights in each tenth of [0, <c>g_max</c>].</summary>
    public static IReadOnlyList<double> Deciles { get; } = [0.311, 0.114, 0.057, 0.036, 0.028, 0.030, 0.035, 0.051, 0.098, 0.240];
}
