using System.Diagnostics;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Benchmarks.Latency;

/// <summary>Steps a small layer at a fixed schedule, as a closed loop would, and records the time of every step.</summary>
/// <param name="Steps">How many steps.</param>
/// <param name="Interval">From the beginning of one step to that of the next.</param>
internal sealed record LatencyHarness(long Steps, TimeSpan Interval)
{
    private const int WarmUpSteps = 200_000;
    private const int CurveIntervals = 120;

    /// <summary>The layer, and how many of 100 neurons fire.</summary>
    public static (LinearLayer Layer, double Percent) Work { get; } = (new LinearLayer(1, 784, 100), 2);

    /// <summary>Runs the schedule.</summary>
    /// <param name="name">What the result is called.</param>
    /// <param name="report">Gets the share done, about a hundred times.</param>
    public LatencyResult Run(string name, Action<double>? report = null)
    {
        var contender = new PreparedContender<float>(new LayerData<float>(Work.Layer, Work.Percent), threads: 1);
        var times = new LatencyRecorder();
        var schedule = new Schedule(contender, times, Interval);
        schedule.Run(WarmUpSteps / 100);
        for (int i = 0; i < WarmUpSteps; i++)
        {
            contender.Step();
        }

        times.Reset();
        GC.Collect();
        int collections = GC.CollectionCount(0);
        long late = 0;
        long allocated = 0;
        const int Parts = 100;
        for (int part = 0; part < Parts; part++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            late += schedule.Run((Steps * (part + 1) / Parts) - (Steps * part / Parts));
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            report?.Invoke((part + 1.0) / Parts);
        }

        return new LatencyResult(
            name,
            times.Count,
            times.At(50),
            times.At(99),
            times.At(99.9),
            times.At(100),
            late,
            GC.CollectionCount(0) - collections,
            allocated,
            times.Curve(CurveIntervals));
    }

    private sealed class Schedule(Contender contender, LatencyRecorder times, TimeSpan interval)
    {
        private readonly long _interval = (long)(interval.TotalSeconds * Stopwatch.Frequency);

        /// <summary>Runs some steps.</summary>
        /// <returns>How many of them began late.</returns>
        public long Run(long steps)
        {
            long late = 0;
            long due = Stopwatch.GetTimestamp() + _interval;
            for (long i = 0; i < steps; i++)
            {
                long start = Stopwatch.GetTimestamp();
                late += start > due ? 1 : 0;

                // Sleeping would measure the operating system's timer; a loop with a deadline of microseconds spins.
                while (start < due)
                {
                    start = Stopwatch.GetTimestamp();
                }

                contender.Step();
                times.Record(Stopwatch.GetTimestamp() - start);
                due += _interval;
            }

            return late;
        }
    }
}
