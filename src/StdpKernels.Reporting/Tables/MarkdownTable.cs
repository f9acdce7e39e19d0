using System.Text;

namespace StdpKernels.Reporting.Tables;

/// <summary>Tables in Markdown.</summary>
public static class MarkdownTable
{
    /// <summary>A table with its rows, each ended by a line feed.</summary>
    public static string Write(ReportTable table)
    {
        var text = new StringBuilder();
        Row(text, table.Columns.Select(column => column.Heading));
        Row(text, table.Columns.Select(_ => "---"));
        foreach (IReadOnlyList<ReportCell> row in table.Rows)
        {
            Row(text, row.Select(TextOf));
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ")
        .AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")))
        .Append(" |\n");

    // A cell with a note asks for something and is answered; without one, its text is the answer.
    private static string TextOf(ReportCell cell) => cell switch
    {
        { Note: "" } => cell.Text,
        { Mark: Mark.Met } => $"{cell.Text} ({cell.Note}): yes",
        { Mark: Mark.Missed } => $"{cell.Text} ({cell.Note}): **no**",
        _ => $"{cell.Text} ({cell.Note})",
    };
}
