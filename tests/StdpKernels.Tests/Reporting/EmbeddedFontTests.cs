using ScottPlot;
using SkiaSharp;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tests.Reporting;

internal sealed class EmbeddedFontTests
{
    [Test]
    public void Comes_before_the_fonts_of_the_machine_and_has_all_characters()
    {
        string name = EmbeddedFont.Name;
        SKTypeface typeface = Fonts.GetTypeface(name, bold: false, italic: false);

        Assert.That(Fonts.FontResolvers[0], Is.InstanceOf<EmbeddedFont>());
        Assert.That(Fonts.FontResolvers[0].CreateTypeface(name, bold: false, italic: false), Is.SameAs(typeface));
        Assert.That(typeface.ContainsGlyphs("Synaptic weight, w / gₘₐₓ ≤ 0.002 ≥ 0.2"), Is.True);
    }
}
