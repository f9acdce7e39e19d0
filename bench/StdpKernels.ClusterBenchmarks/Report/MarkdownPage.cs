using System.Text;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.ClusterBenchmarks.Report;

/// <summary>A page as Markdown.</summary>
internal static class MarkdownPage
{
    public static string Write(ReportPage page)
    {
        var text = new StringBuilder().Append("# ").Append(page.Title).Append('\n');
        Add(text, page.Lead);
        foreach (ReportSection section in page.Sections)
        {
            text.Append("\n## ").Append(section.Heading).Append('\n');
            Add(text, section.Blocks);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, IReadOnlyList<ReportBlock> blocks)
    {
        foreach (ReportBlock block in blocks)
        {
            text.Append('\n').Append(block switch
            {
                ParagraphBlock paragraph => $"{paragraph.Text}\n",
                DefinitionsBlock definitions => string.Concat(definitions.Lines.Select(line => $"- {line.Label}: {line.Value}\n")),
                ListBlock list => string.Concat(list.Points.Select(point => $"- **{point.Subject}**: {point.Text}\n")),
                TableBlock table => MarkdownTable.Write(table.Table),
                _ => throw new ArgumentException($"A page must be of text and tables, but it has a {block.Template}.", nameof(blocks)),
            });
        }
    }
}
