using ScottPlot;
using ScottPlot.Plottables;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Tool.Simulation.Figures;

namespace StdpKernels.Benchmarks.Report.Figures;

/// <summary>What the figures have in common: size, colours, and how a line is drawn.</summary>
internal static class Series
{
    private const int Width = 1640;
    private const int Height = 900;

    public static Color Library { get; } = Color.FromHex("#1D4ED8");

    public static Color Muted { get; } = Color.FromHex("#888888");

    /// <summary>One colour for each contender, in all figures; told apart without colour vision.</summary>
    public static Color Of(string contender) => contender switch
    {
        ContenderNames.Original => Color.FromHex("#D55E00"),
        ContenderNames.InPlaceTorch => Color.FromHex("#009E73"),
        ContenderNames.Naive => Color.FromHex("#6B4C9A"),
        _ => Library,
    };

    public static Scatter AddLine(Plot plot, double[] x, double[] y, Color color, string legend, MarkerShape marker)
    {
        Scatter line = plot.Add.Scatter(x, y, color);
        line.LineWidth = 3;
        line.MarkerShape = marker;
        line.MarkerSize = marker == MarkerShape.None ? 0 : 14;
        line.LegendText = legend;
        return line;
    }

    public static Text AddText(Plot plot, string text, double x, double y, Color color, Alignment alignment)
    {
        Text label = plot.Add.Text(text, x, y);
        label.LabelFontName = EmbeddedFont.Name;
        label.LabelFontSize = 20;
        label.LabelFontColor = color;
        label.LabelAlignment = alignment;
        return label;
    }

    /// <summary>The finished picture.</summary>
    public static byte[] Render(Plot plot)
    {
        plot.Grid.MajorLineColor = Color.FromHex("#E5E5E5");
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Layout.Fixed(new PixelPadding(left: 125, right: 50, bottom: 90, top: 60));
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }
}
