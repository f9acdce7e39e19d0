using System.CommandLine.Parsing;
using System.Globalization;

namespace StdpKernels.Tool.Commands;

/// <summary>Readers of option values: culture-independent, with an error that fits one line.</summary>
internal static class OptionParsers
{
    // The micro sign, and the Greek letter that looks like it.
    private const string UnitLetters = "smuµμ";

    /// <summary>The name of a file or directory.</summary>
    public static string? PathName(ArgumentResult result)
    {
        if (string.IsNullOrWhiteSpace(Text(result)))
        {
            AddError(result, "a file or directory name is expected");
        }

        return Text(result);
    }

    /// <summary>A finite number.</summary>
    public static double Finite(ArgumentResult result)
    {
        double number = NumberOrInfinity(result);
        if (double.IsInfinity(number))
        {
            AddError(result, "a finite number is expected");
        }

        return number;
    }

    /// <summary>A finite number of at least 0.</summary>
    public static double NotNegative(ArgumentResult result)
    {
        double number = Finite(result);
        if (number < 0)
        {
            AddError(result, "a number of at least 0 is expected");
        }

        return number;
    }

    /// <summary>A number, or an infinity in Python's spelling or .NET's.</summary>
    public static double NumberOrInfinity(ArgumentResult result)
    {
        string text = Text(result);
        switch (text.ToUpperInvariant())
        {
            case "INF" or "+INF":
                return double.PositiveInfinity;
            case "-INF":
                return double.NegativeInfinity;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || double.IsNaN(number))
        {
            AddError(result, "a number is expected");
        }

        return number;
    }

    /// <summary>A finite time in seconds: a plain number, or one with a unit behind it, such as <c>0.1ms</c>.</summary>
    public static double Seconds(ArgumentResult result)
    {
        if (TryParseTime(Text(result), out double seconds, out _))
        {
            return seconds;
        }

        AddError(result, "a finite number of seconds is expected, or one with a unit such as 0.1ms (s, ms or us)");
        return double.NaN;
    }

    /// <summary>A time in seconds, given with its unit, between two others that are written in the same way.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="minimum">The shortest time that is taken.</param>
    /// <param name="maximum">The longest time that is taken.</param>
    public static double SecondsWithUnit(ArgumentResult result, string minimum, string maximum)
    {
        if (TryParseTime(Text(result), out double seconds, out bool hasUnit)
            && hasUnit
            && TryParseTime(minimum, out double least, out _) && seconds >= least
            && TryParseTime(maximum, out double greatest, out _) && seconds <= greatest)
        {
            return seconds;
        }

        AddError(result, $"a time with its unit (s, ms or us) from {minimum} to {maximum} is expected");
        return double.NaN;
    }

    /// <summary>The name of an algorithm.</summary>
    public static string? AlgorithmName(ArgumentResult result)
    {
        string name = Text(result);
        if (AlgorithmNames.Find(name) is null)
        {
            result.AddError($"{SymbolName(result)}: {AlgorithmNames.Unknown(name)}");
        }

        return name;
    }

    /// <summary>One integer for height and width, or two with a comma between them.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="minimum">The smallest integer that makes sense.</param>
    public static Size2D? Size(ArgumentResult result, int minimum)
    {
        string[] parts = Text(result).Split(',');
        var sizes = new int[parts.Length];
        bool valid = parts.Length is 1 or 2;
        for (int i = 0; i < parts.Length; i++)
        {
            valid &= int.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out sizes[i])
                && sizes[i] >= minimum;
        }

        if (!valid)
        {
            AddError(result, $"an integer from {minimum} on is expected, or two such as 2,1 for height and width");
            return null;
        }

        return new Size2D(sizes[0], sizes[^1]);
    }

    /// <summary>Integers with commas between them.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="minimum">The smallest integer that makes sense.</param>
    public static int[]? Integers(ArgumentResult result, int count, int minimum)
    {
        string[] parts = Text(result).Split(',');
        int[] numbers = new int[count];
        bool valid = parts.Length == count;
        for (int i = 0; valid && i < count; i++)
        {
            valid = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) && numbers[i] >= minimum;
        }

        if (valid)
        {
            return numbers;
        }

        AddError(result, $"{count} integers from {minimum} on with commas between them are expected");
        return null;
    }

    private static bool TryParseTime(string text, out double seconds, out bool hasUnit)
    {
        int unit = text.AsSpan().LastIndexOfAnyExcept(UnitLetters) + 1;
        hasUnit = unit < text.Length;
        double perSecond = text[unit..] switch
        {
            "" or "s" => 1,
            "ms" => 1e3,
            "us" or "µs" or "μs" => 1e6,
            _ => double.NaN,
        };

        // A quotient, so that 1ms is the same number as 0.001.
        bool isNumber = double.TryParse(text.AsSpan(0, unit), NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        seconds = number / perSecond;
        return isNumber && double.IsFinite(seconds);
    }

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static void AddError(ArgumentResult result, string expectation) =>
        result.AddError($"{SymbolName(result)}: {expectation}, but '{Text(result)}' was given");

    private static string SymbolName(ArgumentResult result) =>
        result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}
