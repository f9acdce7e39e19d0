using ScottPlot;

namespace StdpKernels.Reporting.Figures;

/// <summary>The colours of all figures.</summary>
public static class FigureColors
{
    /// <summary>Text and axes.</summary>
    public static Color Ink { get; } = Color.FromHex("#222222");

    /// <summary>For what is no data: zeros, limits.</summary>
    public static Color Grey { get; } = Color.FromHex("#888888");

    /// <summary>Lines behind the data.</summary>
    public static Color Grid { get; } = Color.FromHex("#E5E5E5");

    /// <summary>The colours of data: apart in hue and in lightness, for people who do not see all hues.</summary>
    public static Color Blue { get; } = Color.FromHex("#7A9CC6");

    /// <inheritdoc cref="Blue"/>
    public static Color Red { get; } = Color.FromHex("#C0392B");

    /// <inheritdoc cref="Blue"/>
    public static Color Green { get; } = Color.FromHex("#2E7D5B");

    /// <inheritdoc cref="Blue"/>
    public static Color Orange { get; } = Color.FromHex("#E08E2B");

    /// <summary>The one series that a figure is about, among others.</summary>
    public static Color Accent { get; } = Color.FromHex("#1D4ED8");

    /// <summary>What the accented series is compared with: apart from it and from each other without colour vision.</summary>
    public static Color Vermilion { get; } = Color.FromHex("#D55E00");

    /// <inheritdoc cref="Vermilion"/>
    public static Color Teal { get; } = Color.FromHex("#009E73");

    /// <inheritdoc cref="Vermilion"/>
    public static Color Violet { get; } = Color.FromHex("#6B4C9A");
}
