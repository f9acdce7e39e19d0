using System.Diagnostics;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Tests.Reporting;

internal sealed class LatencyRecorderTests
{
    private static readonly double MicrosecondsPerTick = 1e6 / Stopwatch.Frequency;

    [TestCase(10)]
    [TestCase(1_000)]
    [TestCase(1_000_000)]
    public void Percentiles_are_those_of_the_sorted_list_to_a_thousandth(int scale)
    {
        var random = new Random(scale);
        long[] ticks = [.. Enumerable.Range(0, 1000).Select(_ => (long)(scale * Math.Exp(5 * random.NextDouble())))];
        LatencyRecorder recorder = Record(ticks);

        Array.Sort(ticks);
        foreach (double percentile in (double[])[0, 0.1, 50, 99, 99.9, 100])
        {
            double expected = ticks[Math.Max((int)Math.Ceiling(percentile * 10 - 1e-9) - 1, 0)] * MicrosecondsPerTick;
            Assert.That(recorder.At(percentile), Is.EqualTo(expected).Within(0.1).Percent, $"{percentile}");
        }
    }

    [Test]
    public void A_clock_that_went_back_counts_as_zero_and_an_hour_is_the_most()
    {
        LatencyRecorder recorder = Record(-5, 2 * 3600 * Stopwatch.Frequency);

        Assert.That(recorder.At(0), Is.Zero);
        Assert.That(recorder.At(100), Is.EqualTo(3600e6).Within(0.1).Percent);
    }

    [Test]
    public void A_percentile_of_nothing_is_refused()
    {
        var recorder = new LatencyRecorder();
        Assert.That(recorder.Count, Is.Zero);
        Assert.That(() => recorder.At(50), Throws.InvalidOperationException.With.Message.Contains("no step has been counted"));

        recorder.Record(1000);
        Assert.That(recorder.Count, Is.EqualTo(1));
        recorder.Reset();
        Assert.That(() => recorder.At(50), Throws.InvalidOperationException);
    }

    [Test]
    public void The_curve_ends_at_the_slowest_step_but_one()
    {
        long[] ticks = [.. Enumerable.Range(1, 1000).Select(i => i * Stopwatch.Frequency / 1000)];

        IReadOnlyList<LatencyPoint> curve = Record(ticks).Curve(30);

        Assert.That(curve, Has.Count.EqualTo(31));
        Assert.That(curve.Select(point => point.Percentile), Is.Ordered);
        Assert.That(curve[0].Percentile, Is.Zero);
        Assert.That(curve[10].Percentile, Is.EqualTo(90).Within(1e-9));
        Assert.That(curve[10].Microseconds, Is.EqualTo(900e3).Within(0.1).Percent);
        Assert.That(curve[30].Percentile, Is.EqualTo(99.9).Within(1e-9));
        Assert.That(curve[30].Microseconds, Is.EqualTo(999e3).Within(0.1).Percent);
    }

    [Test]
    public void The_curve_ends_at_the_nines_that_are_asked_for()
    {
        LatencyRecorder recorder = Record([.. Enumerable.Range(1, 1000).Select(i => i * Stopwatch.Frequency / 1000)]);

        IReadOnlyList<LatencyPoint> curve = recorder.Curve(nines: 2, intervals: 4);

        Assert.That(
            curve.Select(point => point.Percentile), Is.EqualTo(new[] { 0, 68.377, 90, 96.838, 99 }).Within(1e-3));
        Assert.That(curve.Select(point => point.Microseconds), Is.EqualTo(curve.Select(point => recorder.At(point.Percentile))));
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(4.5)]
    public void Nines_and_percentiles_are_each_others_inverse(double nines) =>
        Assert.That(LatencyPoint.Nines(LatencyPoint.PercentileOf(nines)), Is.EqualTo(nines).Within(1e-9));

    [Test]
    public void A_step_is_counted_without_an_allocation()
    {
        var recorder = new LatencyRecorder();

        long before = GC.GetAllocatedBytesForCurrentThread();
        recorder.Record(1000);
        recorder.Record(1_000_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);
    }

    private static LatencyRecorder Record(params long[] ticks)
    {
        var recorder = new LatencyRecorder();
        foreach (long tick in ticks)
        {
            recorder.Record(tick);
        }

        return recorder;
    }
}
