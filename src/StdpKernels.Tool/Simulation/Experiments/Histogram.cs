using System.Numerics;

namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>How numbers are spread over bins of equal width.</summary>
internal static class Histogram
{
    /// <summary>The fraction of the numbers in each bin. What is beyond an end, or at the upper one, belongs to the last bin there.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="from">Where the first bin begins.</param>
    /// <param name="to">Where the last one ends.</param>
    /// <param name="fractions">Receives the fractions; its length is the number of bins.</param>
    public static void Fill<T>(ReadOnlySpan<T> values, double from, double to, Span<double> fractions)
        where T : INumberBase<T>
    {
        fractions.Clear();
        foreach (T value in values)
        {
            int bin = (int)((double.CreateTruncating(value) - from) * fractions.Length / (to - from));
            fractions[Math.Clamp(bin, 0, fractions.Length - 1)]++;
        }

        foreach (ref double fraction in fractions)
        {
            fraction /= values.Length;
        }
    }
}
