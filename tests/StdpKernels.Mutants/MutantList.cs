namespace StdpKernels.Mutants;

/// <summary>Reads the lists of faults, one file an area.</summary>
/// <remarks>
/// A list may begin with <c>@ </c> and the classes of the tests that are about its area, a regular expression. A fault is a line <c># name</c>, a line with
/// the file, and then the original lines after <c>- </c>, the mutated lines after <c>+ </c>, and, where no test could see it, the reason after <c>= </c>.
/// Spaces count, but for those in front of the first line.
/// </remarks>
internal static class MutantList
{
    private const string AboutArea = "@ ";
    private const string Heading = "# ";

    /// <summary>The file with what caught each fault the last time.</summary>
    public static string CaughtByOf(string repository) => Path.Combine(repository, "tests", "StdpKernels.Mutants", "CaughtBy.txt");

    /// <summary>All faults of a repository.</summary>
    /// <exception cref="InvalidDataException">A list is malformed.</exception>
    public static IReadOnlyList<Mutant> Read(string repository) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(repository, "tests", "StdpKernels.Mutants", "Faults"), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file))),
    ];

    /// <summary>The faults of one list.</summary>
    public static IEnumerable<Mutant> Parse(string area, string[] lines)
    {
        string? about = lines is [var first, ..] && first.StartsWith(AboutArea, StringComparison.Ordinal) ? first[AboutArea.Length..] : null;
        for (int start = about is null ? 0 : 1; start < lines.Length;)
        {
            if (lines[start].Length == 0)
            {
                start++;
                continue;
            }

            int end = start + 1;
            while (end < lines.Length && !lines[end].StartsWith(Heading, StringComparison.Ordinal))
            {
                end++;
            }

            yield return ParseOne(area, about, lines[start..end], start + 1);
            start = end;
        }
    }

    private static Mutant ParseOne(string area, string? about, string[] block, int line)
    {
        string[] rest = [.. block.Skip(2).Where(text => text.Length > 0)];
        if (!block[0].StartsWith(Heading, StringComparison.Ordinal) || rest.Any(text => !"-+=".Contains(text[0], StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"{area}, line {line}: a fault is # name, a file, and lines after -, + and =.");
        }

        string original = Text(rest, '-');
        string reason = Text(rest, '=');
        if (original.Length == 0 || !rest.Any(text => text[0] == '+'))
        {
            throw new InvalidDataException($"{area}, line {line}: a fault has an original and a mutated text.");
        }

        return new Mutant(
            area, block[0][Heading.Length..], block[1], original, Text(rest, '+'), about, reason.Length == 0 ? null : reason);
    }

    private static string Text(string[] lines, char mark) =>
        string.Join('\n', lines.Where(line => line[0] == mark).Select(line => line.Length < 2 ? "" : line[2..]));
}
