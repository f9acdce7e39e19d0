using System.Globalization;

namespace StdpKernels.Checkpoints;

/// <summary>Text of others, to be shown in one line: without what would move a cursor or break the line, and not too much of it.</summary>
internal static class Printable
{
    private const int MaxLength = 1000;

    /// <summary>Text out of a file.</summary>
    public static string Text(string text) =>
        new string([.. text.Take(MaxLength).Select(c => IsHarmless(c) ? c : '?')]) + (text.Length > MaxLength ? "…" : "");

    /// <summary>The first line of a message: what other libraries write below it is for programmers.</summary>
    public static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();

    /// <summary>Whether a character leaves the cursor, the line and the direction of writing as they are.</summary>
    public static bool IsHarmless(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
