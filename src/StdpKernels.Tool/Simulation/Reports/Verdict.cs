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
    /// <summary>The least number that is expected; null where there is no such limit.</summary>
    public double? From { get; init; }

    /// <summary>The greatest number that is expected; null where there is no such limit.</summary>
    public double? To { get; init; }

    /// <summary>Where the expectation comes from, and how wide it is for which reason; empty where nothing is judged.</summary>
    public string Source { get; init; } = "";

    /// <summary>A number that must be near another.</summary>
    public static Verdict Within(
        string quantity, double measured, double expected, double tolerance, string source, string format = "0.00", string unit = "") =>
        Judge(
            quantity,
            measured,
            expected - tolerance,
            expected + tolerance,
            $"{Format(expected, format, "")} ± {Format(tolerance, format, unit)}",
            source,
            format,
            unit);

    /// <summary>A number that must lie in an interval.</summary>
    public static Verdict Between(
        string quantity, double measured, double from, double to, string source, string format = "0.00", string unit = "") => Judge(
            quantity, measured, from, to, $"{Format(from, format, "")} – {Format(to, format, unit)}", source, format, unit);

    /// <summary>A number that must be like those of other seeds.</summary>
    public static Verdict LikeSeeds(string quantity, double measured, SeedStatistics seeds, string format = "0.00", string unit = "") =>
        Within(quantity, measured, seeds.Mean, seeds.Tolerance, SeedStatistics.Source, format, unit);

    /// <summary>A number that must not be below a limit.</summary>
    public static Verdict AtLeast(
        string quantity, double measured, double minimum, string source, string format = "0.00", string unit = "") =>
        Judge(quantity, measured, minimum, null, $"≥ {Format(minimum, format, unit)}", source, format, unit);

    /// <summary>A number that must not be above a limit.</summary>
    public static Verdict AtMost(
        string quantity, double measured, double maximum, string source, string format = "0.00", string unit = "") =>
        Judge(quantity, measured, null, maximum, $"≤ {Format(maximum, format, unit)}", source, format, unit);

    /// <summary>A number that cannot be wrong, perhaps with something to compare it with.</summary>
    public static Verdict Compare(string quantity, double measured, string reference, string format = "0.00", string unit = "") =>
        new(quantity, measured, Format(measured, format, unit), reference, null);

    /// <summary>The same number without a judgement: what is expected belongs to another run.</summary>
    public Verdict Unjudged() => this with { IsMet = null, From = null, To = null, Source = "" };

    // Written so that NaN, which is neither above nor below, is not as expected.
    private static Verdict Judge(
        string quantity, double measured, double? from, double? to, string expected, string source, string format, string unit) => new(
            quantity,
            measured,
            Format(measured, format, unit),
            expected,
            measured >= (from ?? double.NegativeInfinity) && measured <= (to ?? double.PositiveInfinity))
        {
            From = from,
            To = to,
            Source = source,
        };

    private static string Format(double number, string format, string unit)
    {
        string text = number.ToString(format, CultureInfo.InvariantCulture);
        return unit.Length == 0 ? text : $"{text} {unit}";
    }
}
