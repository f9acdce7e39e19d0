using System.Runtime.CompilerServices;
using ScottPlot;
using SkiaSharp;

namespace StdpKernels.Tool.Simulation.Figures;

/// <summary>
/// The font of the figures, out of the assembly: a machine without any font (most containers) would draw no text at all, and with
/// the machine's own fonts the same run would give another picture on each.
/// </summary>
internal sealed class EmbeddedFont : IFontResolver
{
    /// <summary>The name by which a figure asks for it.</summary>
    public const string Name = "DejaVu Sans";

    private static readonly SKTypeface Typeface = Load();

    private EmbeddedFont()
    {
    }

    /// <summary>Makes the font known to the drawing library, before the fonts of the machine.</summary>
    [ModuleInitializer]
    internal static void Register() => Fonts.FontResolvers.Insert(0, new EmbeddedFont());

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? Typeface : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? Typeface : null;

    private static SKTypeface Load()
    {
        using Stream font = typeof(EmbeddedFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKTypeface.FromStream(font);
    }
}
