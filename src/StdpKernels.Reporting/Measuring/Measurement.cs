using System.Text.Json.Serialization;

namespace StdpKernels.Reporting.Measuring;

/// <summary>The times of one contender's batches.</summary>
/// <param name="Name">Who.</param>
/// <param name="Median">Microseconds a step in the middle batch.</param>
/// <param name="LowDecile">Microseconds a step that a tenth of the batches stay below.</param>
/// <param name="HighDecile">Microseconds a step that a tenth of the batches exceed.</param>
/// <param name="Batches">How many batches.</param>
/// <param name="StepsPerBatch">How many steps a batch has.</param>
internal sealed record Measurement(
    string Name, double Median, double LowDecile, double HighDecile, int Batches, int StepsPerBatch)
{
    /// <summary>Microseconds a step of each batch, in the order of measuring.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> Times { get; private init; } = [];

    /// <summary>Summarises batches.</summary>
    /// <param name="name">Who.</param>
    /// <param name="times">Microseconds a step, one number a batch.</param>
    /// <param name="stepsPerBatch">How many steps a batch has.</param>
    public static Measurement FromBatches(string name, IReadOnlyList<double> times, int stepsPerBatch)
    {
        double[] sorted = [.. times.Order()];
        return new Measurement(
            name, Quantile(sorted, 0.5), Quantile(sorted, 0.1), Quantile(sorted, 0.9), sorted.Length, stepsPerBatch)
        {
            Times = [.. times],
        };
    }

    /// <summary>The number that a share of the sorted numbers stays below, interpolated.</summary>
    public static double Quantile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int low = (int)position;
        int high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((position - low) * (sorted[high] - sorted[low]));
    }
}
