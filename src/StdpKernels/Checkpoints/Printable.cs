using System.Globalization;

namespace StdpKernels.Checkpoints;

/// <summary>
/// Text out of a file, to be shown in one line: without what would move a cursor or break the line, and not too much of it.
/// </summary>
internal static class Printable
{
    private const int MaxLength = 1000;

    public static string Text(string text) =>
        new string([.. text.Take(MaxLength).Select(c => IsHarmless(c) ? c : '?')]) + (text.Length > MaxLength ? "…" : "");

    private static bool IsHarmless(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
