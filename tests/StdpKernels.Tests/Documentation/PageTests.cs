using System.Text.RegularExpressions;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Documentation;

/// <summary>The pages as such: their links lead somewhere, and their tables are tables.</summary>
internal sealed partial class PageTests
{
    private static MarkdownPage[] Pages => MarkdownPage.All;

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_to_files_and_headings(MarkdownPage page)
    {
        using IDisposable scope = Assert.EnterMultipleScope();
        foreach ((int number, string line) in page.Text)
        {
            foreach (string link in Link().Matches(InlineCode().Replace(line, "")).Select(match => match.Groups["target"].Value))
            {
                if (!link.StartsWith("https://", StringComparison.Ordinal))
                {
                    Assert.That(Leads(page, link), Is.True, $"{page}:{number} links to {link}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Pages))]
    public void Rows_of_a_table_have_as_many_cells_as_its_head(MarkdownPage page)
    {
        int cells = 0;
        foreach ((int number, string line) in page.Text)
        {
            int found = line.StartsWith('|') ? CellEnd().Count(InlineCode().Replace(line, "")) : 0;
            Assert.That(found == 0 || cells == 0 || found == cells, Is.True, $"{page}:{number} has {found} bars, not {cells}");
            cells = found;
        }
    }

    private static bool Leads(MarkdownPage page, string link)
    {
        string[] parts = link.Split('#');
        string path = parts[0].Length == 0
            ? page.Path
            : Path.GetRelativePath(
                Repository.Root,
                Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!, parts[0]))).Replace('\\', '/');
        MarkdownPage? target = MarkdownPage.All.FirstOrDefault(p => p.Path == path);
        bool exists = File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));
        return exists && (parts.Length == 1 || target?.Anchors.Contains(parts[1]) == true);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();
}
