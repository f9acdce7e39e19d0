namespace StdpKernels.Tests.Documentation;

/// <summary>A code block of a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Line">The number of its first line of code.</param>
/// <param name="Language">What the page calls its language, empty where it does not say.</param>
/// <param name="Code">The code.</param>
internal sealed record CodeBlock(MarkdownPage Page, int Line, string Language, string Code)
{
    private const string ExcerptMark = "// from ";

    /// <summary>The file that a block is an excerpt of, if its first line says so: <c>// from src/…</c>.</summary>
    public string? ExcerptOf => Code.StartsWith(ExcerptMark, StringComparison.Ordinal)
        ? Code[ExcerptMark.Length..Code.IndexOf('\n', StringComparison.Ordinal)]
        : null;

    /// <summary>What the code prints, by the comments behind the statements that print.</summary>
    public string[] StatedOutput =>
    [
        .. Code.Split('\n')
            .Where(line => line.Contains("Console.WriteLine(", StringComparison.Ordinal))
            .Select(line => line.Split("); // ") is [_, string output] ? output : "(no comment says what this prints)"),
    ];

    public override string ToString() => $"{Page}:{Line}";
}
