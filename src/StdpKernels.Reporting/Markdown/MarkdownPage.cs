using System.Text;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Reporting.Markdown;

/// <summary>A page as Markdown: its text and its tables.</summary>
/// <remarks>
/// Figures are left out, and with them the paragraph right above them, which says what they show, and sections that have nothing else. What the lead defines,
/// such as the machine, comes first. Paragraphs with a mark are bold.
/// </remarks>
public static class MarkdownPage
{
    /// <summary>The page as Markdown.</summary>
    public static string Write(ReportPage page)
    {
        var text = new StringBuilder().Append("# ").Append(page.Title).Append('\n')
            .Append(Write([.. page.Lead.OrderBy(block => block is not DefinitionsBlock)]));
        foreach (ReportSection section in page.Sections)
        {
            if (Write(section.Blocks) is { Length: > 0 } blocks)
            {
                text.Append("\n## ").Append(section.Heading).Append('\n').Append(blocks);
            }
        }

        return text.ToString();
    }

    private static string Write(IReadOnlyList<ReportBlock> blocks) =>
        string.Concat(blocks.Where((block, i) => !IsOfFigure(block, blocks.ElementAtOrDefault(i + 1))).Select(block => $"\n{Write(block)}"));

    private static bool IsOfFigure(ReportBlock block, ReportBlock? next) => block is FigureBlock || (block is ParagraphBlock && next is FigureBlock);

    private static string Write(ReportBlock block) => block switch
    {
        ParagraphBlock { Mark: Mark.None } paragraph => $"{paragraph.Text}\n",
        ParagraphBlock paragraph => $"**{paragraph.Text}**\n",
        DefinitionsBlock definitions => string.Concat(definitions.Lines.Select(line => $"- {line.Label}: {line.Value}\n")),
        ListBlock list => string.Concat(list.Points.Select(point => $"- **{point.Subject}.** {point.Text}\n")),
        TableBlock table => MarkdownTable.Write(table.Table),
        _ => throw new ArgumentException($"A block of a page must be text, a table or a figure, but it is a {block.Template}.", nameof(block)),
    };
}
