namespace StdpKernels.Reporting.Tables;

/// <summary>A table: on a page, on a terminal or in Markdown.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The rows, each with a cell for every column.</param>
public sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

/// <summary>A column of a table.</summary>
/// <param name="Heading">What stands above; may be empty.</param>
/// <param name="IsNumber">Whether its cells are numbers, which stand at the right.</param>
public sealed record ReportColumn(string Heading, bool IsNumber = false)
{
    /// <summary>A column of text.</summary>
    public static implicit operator ReportColumn(string heading) => new(heading);

    /// <summary>A column of numbers.</summary>
    public static ReportColumn Number(string heading) => new(heading, IsNumber: true);
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says; may be empty.</param>
/// <param name="Mark">How that came out.</param>
/// <param name="Note">What was asked for; may be empty.</param>
public sealed record ReportCell(string Text, Mark Mark = Mark.None, string Note = "")
{
    /// <summary>A cell without a mark.</summary>
    public static implicit operator ReportCell(string text) => new(text);
}
