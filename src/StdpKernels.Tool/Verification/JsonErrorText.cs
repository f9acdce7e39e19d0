using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StdpKernels.Tool.Verification;

/// <summary>Says what is wrong in a JSON file in the words of the file: what .NET says names the types of this program.</summary>
internal static partial class JsonErrorText
{
    private const int LongestText = 200;

    /// <summary>What is wrong, and where.</summary>
    public static string Of(JsonException e)
    {
        // Own messages know no place in the file.
        if (e.LineNumber is not { } line)
        {
            return e.Message;
        }

        string place = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}");
        string path = e.Path is null or "$" ? "" : $" ({OneLine.Short(e.Path.TrimStart('$').TrimStart('.'))})";
        string text = PlaceInMessage().Replace(e.Message, "");
        if (RequiredMembers().Match(text) is { Success: true } missing)
        {
            return $"{place}{path}: {missing.Groups[1].Value} is missing";
        }

        if (NamesTypes().IsMatch(text))
        {
            return $"{place}{path}: a value of another kind is expected";
        }

        // Some messages quote what they met: all the rest of the file.
        return text.Length <= LongestText ? OneLine.Of($"{place}{path}: {text}") : $"{place}{path}: this is not valid JSON";
    }

    [GeneratedRegex(@"\s*(Path: .*\| )?LineNumber: .*$", RegexOptions.Singleline)]
    private static partial Regex PlaceInMessage();

    [GeneratedRegex(@"required properties including: (.*?)\.?$", RegexOptions.Singleline)]
    private static partial Regex RequiredMembers();

    [GeneratedRegex(@"could not be converted to|\b(System|StdpKernels)\.")]
    private static partial Regex NamesTypes();
}
