using System.Numerics;

namespace StdpKernels.Tool.Recordings;

/// <summary>How weights are distributed. All are NaN where there are no weights.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="ShareAtLower">The share at the lower bound or below it.</param>
/// <param name="ShareAtUpper">The share at the upper bound or above it.</param>
internal sealed record WeightSummary(double Minimum, double Mean, double Maximum, double ShareAtLower, double ShareAtUpper)
{
    /// <summary>Summarises weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="lower">The lower bound; rounded to the weights' type, as in a step.</param>
    /// <param name="upper">The upper bound, likewise.</param>
    public static WeightSummary Of<T>(ReadOnlySpan<T> weights, double lower, double upper)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (weights.IsEmpty)
        {
            return new WeightSummary(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        (T lowerBound, T upperBound) = (T.CreateSaturating(lower), T.CreateSaturating(upper));
        (T minimum, T maximum) = (weights[0], weights[0]);
        double sum = 0;
        (long atLower, long atUpper) = (0, 0);
        foreach (T weight in weights)
        {
            minimum = T.Min(minimum, weight);
            maximum = T.Max(maximum, weight);
            sum += double.CreateSaturating(weight);
            atLower += weight <= lowerBound ? 1 : 0;
            atUpper += weight >= upperBound ? 1 : 0;
        }

        double count = weights.Length;
        return new WeightSummary(
            double.CreateSaturating(minimum), sum / count, double.CreateSaturating(maximum), atLower / count, atUpper / count);
    }
}
