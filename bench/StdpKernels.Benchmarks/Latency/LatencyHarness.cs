using System.Diagnostics;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Benchmarks.Latency;

/// <summary>
/// Steps a small layer at a fixed schedule, as a closed loop would, and records the time of every step; half-way between two steps it records
/// fixed arithmetic of the same length, which the machine disturbs as much.
/// </summary>
/// <param name="Steps">How many steps.</param>
/// <param name="Interval">From the beginning of one step to that of the next.</param>
internal sealed record LatencyHarness(long Steps, TimeSpan Interval)
{
    /// <summary>How many steps are the first ones.</summary>
    public const int FirstSteps = 1000;

    private const int WarmUpSteps = 200_000;
    private const int CurveIntervals = 120;

    /// <summary>The layer, and how many of 100 neurons fire.</summary>
    public static (LinearLayer Layer, double Percent) Work { get; } = (new LinearLayer(1, 784, 100), 2);

    /// <summary>The first steps of a new layer that has been warmed up.</summary>
    /// <param name="name">What the result is called.</param>
    public LatencyResult RunFirst(string name)
    {
        var times = new LatencyRecorder();
        var schedule = new Schedule(CreateLayer(), new FixedArithmetic(1), times, new LatencyRecorder(), Interval);
        long late = schedule.Run(FirstSteps);
        return Result(name, times, late, 0, 0);
    }

    /// <summary>Runs the schedule.</summary>
    /// <param name="name">What the result is called.</param>
    /// <param name="jitterName">What that of the arithmetic is called.</param>
    /// <param name="report">Gets the share done, about a hundred times.</param>
    public (LatencyResult Steps, LatencyResult Jitter) Run(string name, string jitterName, Action<double>? report = null)
    {
        PreparedContender<float> layer = CreateLayer();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpSteps; i++)
        {
            layer.Step();
        }

        var arithmetic = new FixedArithmetic(Stopwatch.GetElapsedTime(start).TotalMicroseconds / WarmUpSteps);
        var times = new LatencyRecorder();
        var jitter = new LatencyRecorder();
        var schedule = new Schedule(layer, arithmetic, times, jitter, Interval);
        schedule.Run(FirstSteps);
        times.Reset();
        jitter.Reset();
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

        return (Result(name, times, late, GC.CollectionCount(0) - collections, allocated), Result(jitterName, jitter, 0, 0, 0));
    }

    private static PreparedContender<float> CreateLayer() =>
        LibraryContender.Prepared(new LayerData<float>(Work.Layer, Work.Percent, EqualSpikes.Draw));

    private static LatencyResult Result(string name, LatencyRecorder times, long late, int collections, long allocated) => new(
        name, times.Count, times.At(50), times.At(99), times.At(99.9), times.At(100), late, collections, allocated, times.Curve(CurveIntervals));

    private sealed class Schedule(
        Contender layer, FixedArithmetic arithmetic, LatencyRecorder times, LatencyRecorder jitter, TimeSpan interval)
    {
        private readonly long _half = (long)(interval.TotalSeconds * Stopwatch.Frequency / 2);

        /// <summary>Runs some steps.</summary>
        /// <returns>How many of them began late.</returns>
        public long Run(long steps)
        {
            long late = 0;
            long due = Stopwatch.GetTimestamp() + _half;
            for (long i = 0; i < steps; i++)
            {
                late += Stopwatch.GetTimestamp() > due ? 1 : 0;
                long start = Wait(due);
                layer.Step();
                times.Record(Stopwatch.GetTimestamp() - start);
                due += _half;
                start = Wait(due);
                arithmetic.Run();
                jitter.Record(Stopwatch.GetTimestamp() - start);
                due += _half;
            }

            return late;
        }

        // Sleeping would measure the operating system's timer; a loop with a deadline of microseconds spins.
        private static long Wait(long due)
        {
            long now = Stopwatch.GetTimestamp();
            while (now < due)
            {
                now = Stopwatch.GetTimestamp();
            }

            return now;
        }
    }
}
