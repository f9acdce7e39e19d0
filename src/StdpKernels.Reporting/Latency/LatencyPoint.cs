namespace StdpKernels.Reporting.Latency;

/// <summary>A point of a latency distribution.</summary>
/// <param name="Percentile">From 0 to 100.</param>
/// <param name="Microseconds">What that share of the steps stays within.</param>
public sealed record LatencyPoint(double Percentile, double Microseconds)
{
    /// <summary>How many nines the percentile has: 1 at 90, 2 at 99, and so on; infinitely many at 100.</summary>
    public static double Nines(double percentile) => -Math.Log10(1 - (percentile / 100));

    /// <summary>The percentile that has so many nines.</summary>
    public static double PercentileOf(double nines) => 100 * (1 - Math.Pow(10, -nines));
}
