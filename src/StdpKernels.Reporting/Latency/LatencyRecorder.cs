using System.Diagnostics;
using HdrHistogram;

namespace StdpKernels.Reporting.Latency;

/// <summary>How long single steps took: to a thousandth, in memory that does not grow, without an allocation for a step.</summary>
public sealed class LatencyRecorder
{
    // An hour. Whatever takes longer counts as that.
    private const long HighestNanoseconds = 3_600_000_000_000;
    private const int SignificantDigits = 3;

    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private readonly LongHistogram _histogram = new(HighestNanoseconds, SignificantDigits);

    public LatencyRecorder()
    {
        // The histogram makes its tables with the first value, and the runtime its code: not between two steps that are measured.
        Record(1);
        Reset();
    }

    /// <summary>How many steps have been counted.</summary>
    public long Count => _histogram.TotalCount;

    /// <summary>Counts a step.</summary>
    /// <param name="ticks">What <see cref="Stopwatch"/> measured; a clock that went back counts as zero.</param>
    public void Record(long ticks) => _histogram.RecordValue(Math.Clamp((long)(ticks * NanosecondsPerTick), 0, HighestNanoseconds));

    /// <summary>Forgets all steps.</summary>
    public void Reset() => _histogram.Reset();

    /// <summary>Microseconds that a share of the steps stays within.</summary>
    /// <param name="percentile">From 0, the fastest step, to 100, the slowest.</param>
    /// <exception cref="InvalidOperationException">No step has been counted.</exception>
    public double At(double percentile)
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("A percentile was asked for, but no step has been counted.");
        }

        return _histogram.GetValueAtPercentile(percentile) / 1e3;
    }

    /// <summary>
    /// The distribution at percentiles that are evenly spaced in nines, as latency is drawn, up to the slowest step but one.
    /// </summary>
    /// <param name="intervals">How many steps there are from the first point to the last.</param>
    public IReadOnlyList<LatencyPoint> Curve(int intervals) => Curve(Math.Log10(Count), intervals);

    /// <summary>The distribution at percentiles that are evenly spaced in nines, from the fastest step.</summary>
    /// <param name="nines">How many nines the last percentile has.</param>
    /// <param name="intervals">How many steps there are from the first point to the last.</param>
    public IReadOnlyList<LatencyPoint> Curve(double nines, int intervals) =>
    [
        .. Enumerable.Range(0, intervals + 1)
            .Select(i => LatencyPoint.PercentileOf(nines * i / intervals))
            .Select(percentile => new LatencyPoint(percentile, At(percentile))),
    ];
}
