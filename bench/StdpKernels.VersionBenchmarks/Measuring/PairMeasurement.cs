namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>The times of both versions.</summary>
/// <param name="Old">Microseconds a step of the old version, the median.</param>
/// <param name="New">Microseconds a step of the new version, the median.</param>
/// <param name="LowRatio">The ratio that a tenth of the pairs of batches stays below.</param>
/// <param name="HighRatio">The ratio that a tenth of the pairs exceeds.</param>
internal sealed record PairMeasurement(double Old, double New, double LowRatio, double HighRatio)
{
    /// <summary>New to old: above one, the new version is slower.</summary>
    public double Ratio => New / Old;

    /// <summary>Summarises batches that were measured in pairs.</summary>
    public static PairMeasurement Of(IReadOnlyList<(double Old, double New)> pairs)
    {
        double[] ratios = [.. pairs.Select(pair => pair.New / pair.Old).Order()];
        return new PairMeasurement(
            Measurement.Quantile([.. pairs.Select(pair => pair.Old).Order()], 0.5),
            Measurement.Quantile([.. pairs.Select(pair => pair.New).Order()], 0.5),
            Measurement.Quantile(ratios, 0.1),
            Measurement.Quantile(ratios, 0.9));
    }
}
