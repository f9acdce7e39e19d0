namespace StdpKernels.Reporting.Html;

/// <summary>A report as one page that needs no other file.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What stands before the first section.</param>
/// <param name="Sections">The sections, in order.</param>
public sealed record ReportPage(string Title, IReadOnlyList<ReportBlock> Lead, IReadOnlyList<ReportSection> Sections);

/// <summary>A part of a report with a heading of its own.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Blocks">What stands below it.</param>
public sealed record ReportSection(string Heading, IReadOnlyList<ReportBlock> Blocks);
