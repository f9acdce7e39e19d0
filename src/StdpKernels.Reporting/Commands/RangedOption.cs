using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace StdpKernels.Reporting.Commands;

/// <summary>Options that take a number between two limits; anything else is an error of one line.</summary>
public static class RangedOption
{
    /// <summary>An option for a number.</summary>
    /// <param name="name">Its name with the dashes.</param>
    /// <param name="description">What it sets, with the unit.</param>
    /// <param name="defaultValue">Its value when it is not given.</param>
    /// <param name="minimum">The least number that is taken.</param>
    /// <param name="maximum">The greatest number that is taken.</param>
    /// <typeparam name="T">The type of number.</typeparam>
    public static Option<T> Create<T>(string name, string description, T defaultValue, T minimum, T maximum)
        where T : INumber<T> => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => defaultValue,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;

                // Written so that NaN, which compares to nothing, is refused.
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T? number)
                    && number >= minimum && number <= maximum)
                {
                    return number;
                }

                result.AddError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {Kind<T>()} from {minimum} to {maximum} is expected, but '{text}' was given"));
                return defaultValue;
            },
        };

    private static string Kind<T>()
        where T : INumber<T> => T.One / (T.One + T.One) == T.Zero ? "an integer" : "a number";
}
