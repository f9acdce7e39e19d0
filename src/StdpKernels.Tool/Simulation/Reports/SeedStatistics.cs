namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>What other seeds than the default one gave: the mean over them, and the standard deviation from one to the next.</summary>
/// <remarks>A regression and no independent truth: a report says so. <c>stdp simulate NAME --seed N</c> makes each of them again.</remarks>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation, with one degree of freedom less than there are seeds.</param>
internal sealed record SeedStatistics(double Mean, double StandardDeviation)
{
    /// <summary>The seeds, of which there are eight.</summary>
    public const int First = 2;
    public const int Last = 9;

    /// <summary>How many standard deviations a further run may be away: with normal deviates one in 370 is further.</summary>
    public const double Deviations = 3;

    private const int Count = Last - First + 1;

    /// <summary>How an expectation from seeds is justified.</summary>
    public static string Source { get; } = FormattableString.Invariant(
        $"mean of seeds {First} to {Last} of this experiment, ± {Deviations} standard deviations of a further run: a regression");

    /// <summary>How far a further run may be from the mean, which is itself one of a few runs.</summary>
    public double Tolerance => Deviations * StandardDeviation * Math.Sqrt(1 + (1.0 / Count));

    /// <summary>The statistics of a share whose standard deviation is that of drawing so many independent ones.</summary>
    public static SeedStatistics OfShare(double mean, int drawn) => new(mean, Math.Sqrt(mean * (1 - mean) / drawn));
}
