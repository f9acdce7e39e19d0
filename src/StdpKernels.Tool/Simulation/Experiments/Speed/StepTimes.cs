using System.Diagnostics;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>How long steps took: the distribution of those that were timed one by one, the mean of those timed in blocks.</summary>
internal sealed class StepTimes
{
    private readonly LatencyRecorder _single = new();
    private long _blockTicks;
    private long _blockSteps;

    /// <summary>Whether any steps have been counted in both ways.</summary>
    public bool IsEmpty => _blockSteps == 0 || _single.Count == 0;

    /// <summary>The mean time of a step in seconds, from blocks of steps between which the clock was not read.</summary>
    public double Mean => (double)_blockTicks / Stopwatch.Frequency / _blockSteps;

    /// <summary>Counts a single step.</summary>
    public void Add(long ticks) => _single.Record(ticks);

    /// <summary>Counts a block of steps.</summary>
    public void AddBlock(long ticks, long steps)
    {
        _blockTicks += ticks;
        _blockSteps += steps;
    }

    /// <summary>The time in seconds that a part of the single steps does not exceed.</summary>
    /// <param name="part">The part, from 0 to 1.</param>
    public double Percentile(double part) => _single.At(100 * part) / 1e6;

    /// <summary>The distribution of the single steps, see <see cref="LatencyRecorder.Curve(int)"/>.</summary>
    public IReadOnlyList<LatencyPoint> Curve(int intervals) => _single.Curve(intervals);
}
