using System.Globalization;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>A measured number beside what is expected of it.</summary>
/// <param name="Quantity">What was measured.</param>
/// <param name="Value">The measured number.</param>
/// <param name="Measured">The measured number with its unit, for people.</param>
/// <param name="Expected">What is expected, for people.</param>
/// <param name="IsMet">Whether it came out; null where there is something to compare with, but nothing to judge.</param>
internal sealed record Verdict(string Quantity, double Value, string Measured, string Expected, bool? IsMet)
{
    /// <summary>A number that must be near another.</summary>
    public static Verdict Within(
        string quantity, double measured, double expected, double tolerance, string format = "0.00", string unit = "") => new(
            quantity,
            measured,
            Format(measured, format, unit),
            $"{Format(expected, format, "")} ± {Format(tolerance, format, unit)}",
            Math.Abs(measured - expected) <= tolerance);

    /// <summary>A number that must not be below a limit.</summary>
    public static Verdict AtLeast(string quantity, double measured, double minimum, string format = "0.00", string unit = "") => new(
        quantity, measured, Format(measured, format, unit), $"≥ {Format(minimum, format, unit)}", measured >= minimum);

    /// <summary>A number that must not be above a limit.</summary>
    public static Verdict AtMost(string quantity, double measured, double maximum, string format = "0.00", string unit = "") => new(
        quantity, measured, Format(measured, format, unit), $"≤ {Format(maximum, format, unit)}", measured <= maximum);

    /// <summary>A number that cannot be wrong, with something to compare it with.</summary>
    public static Verdict Compare(string quantity, double measured, string reference, string format = "0.00", string unit = "") =>
        new(quantity, measured, Format(measured, format, unit), reference, null);

    private static string Format(double number, string format, string unit)
    {
        string text = number.ToString(format, CultureInfo.InvariantCulture);
        return unit.Length == 0 ? text : $"{text} {unit}";
    }
}
