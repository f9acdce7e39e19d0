using System.Text;
using System.Text.RegularExpressions;
using StdpKernels.Validation;

namespace StdpKernels.Native.Boundary;

/// <summary>The texts of the library, with the names that parameters have in the header.</summary>
internal static partial class ErrorText
{
    public static string Of(Exception e)
    {
        string text = e is ArgumentException argument ? RefusalText.Of(argument) : e.Message;
        if (e is ArgumentException { ParamName: { Length: > 0 } name } && !text.Contains(name, StringComparison.Ordinal))
        {
            text = $"{name}: {text}";
        }

        return Names().Replace(text, match => Snake(match.Value));
    }

    // Names of parameters, such as zPre, sampleStarts, TauPreInv; and no words.
    [GeneratedRegex(
        @"\b([a-z]+([A-Z][a-z]*)+|[AW](Pre|Post|Min|Max)|Tau(Pre|Post)(Slow)?Inv|(Eta|Coincidence|A[23])(Plus|Minus)|Mu(Plus|Minus)?|HardBound"
        + @"|Dynamics(Pre|Post)|BoundScope|TargetPost|TraceFloor|Triplet|(All|Touched)Weights|(?<=\()Order(?=\)))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    private static string Snake(string name)
    {
        if (name == "HardBound")
        {
            return "hardbound";
        }

        var snake = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
