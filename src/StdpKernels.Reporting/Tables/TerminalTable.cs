using Spectre.Console;

namespace StdpKernels.Reporting.Tables;

/// <summary>Tables on a terminal.</summary>
public static class TerminalTable
{
    /// <summary>A table with its rows.</summary>
    public static Table Create(ReportTable table)
    {
        Table terminal = new Table().Border(TableBorder.Rounded);
        foreach (ReportColumn column in table.Columns)
        {
            var header = new TableColumn(new Text(column.Heading));
            terminal.AddColumn(column.IsNumber ? header.RightAligned() : header);
        }

        foreach (IReadOnlyList<ReportCell> row in table.Rows)
        {
            // As text, which may have brackets: markup would take them for styles.
            terminal.AddRow(row.Select(cell => new Text(TextOf(cell))));
        }

        return terminal;
    }

    private static string TextOf(ReportCell cell)
    {
        string text = Marks.Sign(cell.Mark, cell.Text);
        return cell.Note.Length == 0 ? text : $"{text} ({cell.Note})";
    }
}
