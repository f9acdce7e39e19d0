using System.Text.RegularExpressions;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Documentation;

/// <summary>A page of the documentation: its code blocks, and the text around them.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path)
    {
        Path = path;
        string? language = null;
        int first = 0;
        var code = new List<string>();
        string[] lines = File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path));
        for (int i = 0; i < lines.Length; i++)
        {
            Match fence = Fence().Match(lines[i]);
            if (language is null && fence.Success)
            {
                (language, first) = (fence.Groups["language"].Value, i + 2);
            }
            else if (language is null)
            {
                Text.Add((i + 1, lines[i]));
            }
            else if (fence.Success)
            {
                Blocks.Add(new CodeBlock(this, first, language, string.Join('\n', code)));
                language = null;
                code.Clear();
            }
            else
            {
                code.Add(lines[i]);
            }
        }

        Assert.That(language, Is.Null, $"{path} ends within a code block");
    }

    /// <summary>The path from the root of the repository.</summary>
    public string Path { get; }

    /// <summary>The blocks between fences.</summary>
    public List<CodeBlock> Blocks { get; } = [];

    /// <summary>All other lines, with their numbers.</summary>
    public List<(int Number, string Line)> Text { get; } = [];

    /// <summary>Every page of the repository.</summary>
    public static MarkdownPage[] All { get; } =
    [
        .. new[] { "", ".github", "src", "bench", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(
                System.IO.Path.Combine(Repository.Root, folder),
                "*.md",
                folder.Length == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new MarkdownPage(path)),
    ];

    /// <summary>The names under which headings can be linked to.</summary>
    public IEnumerable<string> Anchors => Text
        .Where(line => line.Line.StartsWith('#'))
        .Select(line => NotInAnchors().Replace(line.Line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    public override string ToString() => Path;

    [GeneratedRegex("^ *```(?<language>[a-z]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
