using System.Buffers.Binary;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Reporting.Html;

/// <summary>A piece of a page. Its template has its name.</summary>
public abstract record ReportBlock
{
    /// <summary>The template that draws it.</summary>
    public abstract string Template { get; }
}

/// <summary>A paragraph.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Mark">How what it speaks of came out.</param>
public sealed record ParagraphBlock(string Text, Mark Mark = Mark.None) : ReportBlock
{
    public override string Template => "paragraph";
}

/// <summary>Pairs of a label and its value.</summary>
/// <param name="Lines">The pairs.</param>
public sealed record DefinitionsBlock(IReadOnlyList<(string Label, string Value)> Lines) : ReportBlock
{
    public override string Template => "definitions";
}

/// <summary>A list of points.</summary>
/// <param name="Points">What each is about, and what there is to say.</param>
public sealed record ListBlock(IReadOnlyList<(string Subject, string Text)> Points) : ReportBlock
{
    public override string Template => "list";
}

/// <summary>A table.</summary>
/// <param name="Table">The table.</param>
public sealed record TableBlock(ReportTable Table) : ReportBlock
{
    public override string Template => "table";
}

/// <summary>A picture, in the page itself.</summary>
/// <param name="Png">The picture.</param>
/// <param name="Alternative">What it shows, for readers who do not see it.</param>
/// <param name="Caption">What stands below; may be empty.</param>
public sealed record FigureBlock(byte[] Png, string Alternative, string Caption = "") : ReportBlock
{
    // Behind the signature, the length and the name of the first chunk.
    private const int WidthOffset = 16;
    private const int HeightOffset = 20;

    public override string Template => "figure";

    /// <summary>Pixels in a row.</summary>
    public int Width => BinaryPrimitives.ReadInt32BigEndian(Png.AsSpan(WidthOffset));

    /// <summary>Rows of pixels.</summary>
    public int Height => BinaryPrimitives.ReadInt32BigEndian(Png.AsSpan(HeightOffset));
}
