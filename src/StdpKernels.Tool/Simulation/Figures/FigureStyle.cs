using ScottPlot;

namespace StdpKernels.Tool.Simulation.Figures;

/// <summary>How all figures look: large dark text on white, readable at half size.</summary>
internal static class FigureStyle
{
    private const float LabelSize = 24;
    private const float TickSize = 20;
    private const int Width = 1600;
    private const int Height = 700;

    private static readonly Color Ink = Color.FromHex("#222222");

    /// <summary>The colours of data: apart in hue and in lightness, for people who do not see all hues.</summary>
    public static Color Blue { get; } = Color.FromHex("#7A9CC6");

    /// <inheritdoc cref="Blue"/>
    public static Color Red { get; } = Color.FromHex("#C0392B");

    /// <inheritdoc cref="Blue"/>
    public static Color Green { get; } = Color.FromHex("#2E7D5B");

    /// <inheritdoc cref="Blue"/>
    public static Color Orange { get; } = Color.FromHex("#E08E2B");

    /// <summary>For what is no data: zeros, limits.</summary>
    public static Color Grey { get; } = Color.FromHex("#888888");

    /// <summary>Room for axis labels, the same in all plots that stand beside each other.</summary>
    public static PixelPadding Margins => new(left: 120, right: 40, bottom: 95, top: 65);

    /// <summary>The same with room for small numbers at the left axis.</summary>
    public static PixelPadding WideMargins => new(left: 160, right: 40, bottom: 95, top: 65);

    /// <summary>Draws plots beside each other, all of them equally wide.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] RenderBeside(params ReadOnlySpan<Plot> plots)
    {
        var figure = new Multiplot();
        var layout = new ScottPlot.MultiplotLayouts.CustomGrid();
        for (int i = 0; i < plots.Length; i++)
        {
            layout.Set(plots[i], new GridCell(0, i, 1, plots.Length));
            figure.AddPlot(plots[i]);
        }

        figure.Layout = layout;
        using Image image = figure.Render(Width, Height);
        return image.GetImageBytes(ImageFormat.Png, 100);
    }

    /// <summary>A plot with its title, its axis labels (with their units) and the style applied.</summary>
    public static Plot Create(string title, string bottom, string left)
    {
        var plot = new Plot();
        plot.Title(title);
        plot.XLabel(bottom);
        plot.YLabel(left);
        Apply(plot.Axes.Title.Label);
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            Apply(axis);
        }

        return plot;
    }

    /// <summary>Applies the style to an axis.</summary>
    public static void Apply(IAxis axis)
    {
        Apply(axis.Label);
        axis.TickLabelStyle.FontName = EmbeddedFont.Name;
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.ForeColor = Ink;
    }

    /// <summary>Applies the style to the label of an axis or a panel.</summary>
    public static void Apply(LabelStyle label)
    {
        label.FontName = EmbeddedFont.Name;
        label.FontSize = LabelSize;
        label.Bold = false;
        label.ForeColor = Ink;
    }

    /// <summary>Shows the legend with the style applied.</summary>
    public static void ShowLegend(Plot plot, Alignment alignment)
    {
        Legend legend = plot.ShowLegend(alignment);
        legend.FontName = EmbeddedFont.Name;
        legend.FontSize = TickSize;
        legend.FontColor = Ink;
        legend.OutlineWidth = 0;
        legend.ShadowColor = Colors.Transparent;
    }
}
