using System.Diagnostics;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.ClusterBenchmarks.Measuring;

/// <summary>How long windows took, in µs.</summary>
internal sealed record WindowTimes(double Median, double P99)
{
    // Windows of one kind before those of the other.
    private const int Turn = 25;

    /// <summary>Two ways to do the same, in turns, so that what else the machine does meets both; after as many windows that are not counted.</summary>
    public static async Task<(WindowTimes First, WindowTimes Second)> MeasureAsync(Func<Task> first, Func<Task> second, int warmUp, int windows)
    {
        LatencyRecorder firstTimes = new(), secondTimes = new();
        for (int window = -warmUp; window < windows; window += Turn)
        {
            if (window < 0 && window + Turn >= 0)
            {
                window = 0;
                firstTimes.Reset();
                secondTimes.Reset();
            }

            await RecordAsync(first, firstTimes);
            await RecordAsync(second, secondTimes);
        }

        return (Of(firstTimes), Of(secondTimes));
    }

    private static async Task RecordAsync(Func<Task> window, LatencyRecorder times)
    {
        for (int i = 0; i < Turn; i++)
        {
            long began = Stopwatch.GetTimestamp();
            await window();
            times.Record(Stopwatch.GetTimestamp() - began);
        }
    }

    private static WindowTimes Of(LatencyRecorder times) => new(times.At(50), times.At(99));
}
