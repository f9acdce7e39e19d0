using System.Diagnostics;
using System.Numerics;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>How long steps took: a histogram with a resolution of less than one percent, whose memory does not grow.</summary>
internal sealed class StepTimes
{
    // Within a power of two, 128 buckets of equal width.
    private const int MantissaBits = 7;

    private readonly long[] _counts = new long[(64 - MantissaBits) << MantissaBits];
    private long _blockTicks;
    private long _blockSteps;

    /// <summary>Whether any steps have been counted in both ways.</summary>
    public bool IsEmpty => _blockSteps == 0 || !_counts.AsSpan().ContainsAnyExcept(0);

    /// <summary>The mean time of a step in seconds, from blocks of steps between which the clock was not read.</summary>
    public double Mean => (double)_blockTicks / Stopwatch.Frequency / _blockSteps;

    /// <summary>Counts a single step.</summary>
    public void Add(long ticks) => _counts[BucketOf(Math.Max(ticks, 0))]++;

    /// <summary>Counts a block of steps.</summary>
    public void AddBlock(long ticks, long steps)
    {
        _blockTicks += ticks;
        _blockSteps += steps;
    }

    /// <summary>The time in seconds that a part of the single steps does not exceed.</summary>
    /// <param name="part">The part, from 0 to 1.</param>
    public double Percentile(double part)
    {
        long wanted = (long)Math.Ceiling(part * _counts.Sum());
        int bucket = 0;
        for (long seen = _counts[0]; seen < wanted; seen += _counts[bucket])
        {
            bucket++;
        }

        return (double)GreatestOf(bucket) / Stopwatch.Frequency;
    }

    private static int BucketOf(long ticks)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)ticks) - MantissaBits);
        return (shift << MantissaBits) + (int)(ticks >> shift);
    }

    // The greatest number of ticks that falls into a bucket.
    private static long GreatestOf(int bucket)
    {
        int shift = Math.Max(0, (bucket >> MantissaBits) - 1);
        return ((bucket - ((long)shift << MantissaBits) + 1) << shift) - 1;
    }
}
