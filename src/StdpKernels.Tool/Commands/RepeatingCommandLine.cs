using System.CommandLine;
using System.Globalization;

namespace StdpKernels.Tool.Commands;

/// <summary>The command line that repeats a run: with its seed, and without what has no effect on the result.</summary>
/// <param name="parsed">What was asked for.</param>
/// <param name="effective">The options that have an effect on the result of an experiment, by its name.</param>
internal sealed class RepeatingCommandLine(ParseResult parsed, Func<string, IReadOnlyList<Option>> effective)
{
    /// <summary>The options of an experiment with their values, defaults included.</summary>
    public IReadOnlyList<(string Name, string Value)> Options(string? experiment) =>
    [
        .. from option in OptionsOf(experiment)
           let value = ValueOf(option)
           where value.Length > 0
           select (option.Name, value),
    ];

    /// <summary>The line, for a shell.</summary>
    /// <param name="experiment">The name of the experiment; null where there was none.</param>
    /// <param name="output">Where the results go.</param>
    public string Text(string? experiment, string output)
    {
        List<string> words = ["stdp", "simulate"];
        if (experiment is not null)
        {
            words.Add(experiment);
        }

        foreach (Option option in OptionsOf(experiment))
        {
            string value = ValueOf(option);
            bool isGiven = parsed.GetResult(option) is { Implicit: false };
            if (option.ValueType == typeof(bool))
            {
                words.AddRange(value == "true" ? [option.Name] : []);
            }
            else if (isGiven || option.Name == SimulateCommand.SeedName)
            {
                words.AddRange([option.Name, value]);
            }
        }

        return string.Join(' ', [.. words, "--output", Quote(output)]);
    }

    private IReadOnlyList<Option> OptionsOf(string? experiment) => effective(experiment ?? SimulateCommand.Unnamed);

    // A switch that is not given has no result.
    private string ValueOf(Option option) => parsed.GetResult(option) switch
    {
        null => option.ValueType == typeof(bool) ? "false" : "",
        { Tokens: [var token, ..] } => token.Value,
        var result => Convert.ToString(result.GetValueOrDefault<object?>(), CultureInfo.InvariantCulture)?.ToLowerInvariant() ?? "",
    };

    // As a shell takes it: in single quotes, unless all of it is harmless.
    private static string Quote(string word) => word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=+,@%".Contains(letter))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
