using ScottPlot;
using SkiaSharp;

namespace StdpKernels.Reporting.Figures;

/// <summary>
/// The font of the figures, out of the assembly: a machine without any font (most containers) would draw no text at all, and with
/// the machine's own fonts the same run would give another picture on each.
/// </summary>
public sealed class EmbeddedFont : IFontResolver
{
    private const string FamilyName = "DejaVu Sans";

    private EmbeddedFont()
    {
    }

    /// <summary>The font itself, for what is drawn without plots.</summary>
    public static SKTypeface Typeface { get; } = Load();

    /// <summary>The name by which a figure asks for it. Whoever reads it finds the font known to the drawing library.</summary>
    public static string Name { get; } = Register();

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == FamilyName ? Typeface : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == FamilyName ? Typeface : null;

    // Before the fonts of the machine, which may have another version of this one.
    private static string Register()
    {
        Fonts.FontResolvers.Insert(0, new EmbeddedFont());
        return FamilyName;
    }

    private static SKTypeface Load()
    {
        using Stream font = typeof(EmbeddedFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKTypeface.FromStream(font);
    }
}
