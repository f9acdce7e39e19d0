using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Benchmarks.Latency;

/// <summary>Arithmetic that always takes the same instructions and no memory: what its times vary by is the machine's own jitter.</summary>
internal sealed class FixedArithmetic
{
    private const int Calibrations = 101;
    private const int CalibrationRounds = 10_000;

    private readonly int _rounds;
    private double _number = 1;

    /// <param name="microseconds">About how long it takes.</param>
    public FixedArithmetic(double microseconds)
    {
        double[] times = new double[Calibrations];
        Run(CalibrationRounds);
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Run(CalibrationRounds);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        _rounds = Math.Max(1, (int)(CalibrationRounds * microseconds / times[Calibrations / 2]));
    }

    /// <summary>Computes.</summary>
    public void Run() => Run(_rounds);

    // Each operation waits for the one before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Run(int rounds)
    {
        double number = _number;
        for (int i = 0; i < rounds; i++)
        {
            number = (number * 0.999) + 0.001;
        }

        _number = number;
    }
}
