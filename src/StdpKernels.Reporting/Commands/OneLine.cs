using StdpKernels.Checkpoints;

namespace StdpKernels.Reporting.Commands;

/// <summary>Text of unknown origin, made fit for a line: names of files, arrays and cases may hold anything.</summary>
internal static class OneLine
{
    private const int ShortLength = 60;

    /// <summary>Without characters that would steer a terminal, break the line or turn the direction of writing.</summary>
    public static string Of(string text) =>
        string.Create(text.Length, text, (line, from) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = Printable.IsHarmless(from[i]) ? from[i] : ' ';
            }
        });

    /// <summary>Likewise, and cut where it would hide the rest of a message.</summary>
    public static string Short(ReadOnlySpan<char> text) =>
        Of(text.Length <= ShortLength ? text.ToString() : $"{text[..ShortLength]}…");
}
