using System.Globalization;

namespace StdpKernels.Benchmarks.Goals;

/// <summary>Times and ratios in three digits, or more where they are whole.</summary>
internal static class Digits
{
    public static string Of(double number, double wholeFrom = 100) =>
        number.ToString(number >= wholeFrom ? "#,0" : number >= wholeFrom / 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
