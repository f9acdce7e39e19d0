using System.Numerics;
using StdpKernels.VersionBenchmarks.Rows;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>Compares, measures and judges one row after another.</summary>
/// <param name="Pairs">Loads both versions.</param>
/// <param name="Budget">The time of the first measurement of a row.</param>
/// <param name="Limit">The ratio that the new version must not exceed.</param>
/// <param name="AllowsDifferentBits">Whether rows with different results are measured all the same.</param>
internal sealed record RowRunner(PairLoader Pairs, TimeSpan Budget, double Limit, bool AllowsDifferentBits)
{
    private const int Rounds = 3;
    private const int MaxRepetitions = 3;

    // A repetition gets so many times the time and the layers of the first measurement.
    private const int RepetitionFactor = 2;

    private readonly Pair _first = Pairs.Load(isOldFirst: true);

    public RowResult Run(VersionRow row) => row.IsDouble ? Run<double>(row) : Run<float>(row);

    private RowResult Run<T>(VersionRow row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepRequest<T> request = Requests.Create<T>(row);
        string? difference = _first.FindDifference(request);
        if (difference is not null && !AllowsDifferentBits)
        {
            return new RowResult(row, Verdict.DifferentBits, null) { Difference = difference };
        }

        PairMeasurement measurement = _first.Measure(request, Budget, Rounds);
        int repetitions = 0;
        while (measurement.Ratio > Limit && repetitions < MaxRepetitions)
        {
            // Compiled anew: where the code of a loop happens to lie can cost it some percent, as long as the process lives.
            Pair again = Pairs.Load(isOldFirst: repetitions % 2 != 0);
            measurement = again.Measure(request, Budget * RepetitionFactor, Rounds * RepetitionFactor);
            repetitions++;
        }

        if (measurement.Ratio < 1 / Limit && repetitions == 0)
        {
            // Not as thorough: a wrong "faster" does no harm, but once more, or the mean of all rows would be too low.
            measurement = _first.Measure(request, Budget, Rounds);
            repetitions++;
        }

        Verdict verdict = measurement.Ratio > Limit ? Verdict.Slower
            : measurement.Ratio < 1 / Limit ? Verdict.Faster
            : Verdict.Equal;
        return new RowResult(row, verdict, measurement) { Repetitions = repetitions, Difference = difference };
    }
}
