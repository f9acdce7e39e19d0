using System.Globalization;
using ScottPlot.TickGenerators;

namespace StdpKernels.Reporting.Figures;

/// <summary>A logarithmic axis: what is drawn is the logarithm, what is written the number.</summary>
public static class LogAxis
{
    private static readonly int[] Steps = [1, 2, 5];

    public static double[] Of(IEnumerable<double> values) => [.. values.Select(Math.Log10)];

    /// <summary>Ticks at 1, 2 and 5 of each decade, or at its beginning alone where there are many decades.</summary>
    public static NumericManual Ticks(double low, double high)
    {
        int[] steps = Math.Log10(high / low) > 3 ? [1] : Steps;
        double[] ticks =
        [
            .. from decade in Enumerable.Range(
                   (int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high)) - (int)Math.Floor(Math.Log10(low)) + 1)
               from step in steps
               let value = step * Math.Pow(10, decade)
               where value >= 0.999 * low && value <= 1.001 * high
               select value,
        ];
        return At(ticks);
    }

    /// <summary>Ticks at given numbers.</summary>
    public static NumericManual At(IReadOnlyList<double> values) => new(
        Of(values), [.. values.Select(value => value.ToString("#,0.#####", CultureInfo.InvariantCulture))]);
}
