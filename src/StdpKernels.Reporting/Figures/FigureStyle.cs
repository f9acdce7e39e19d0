using ScottPlot;

namespace StdpKernels.Reporting.Figures;

/// <summary>How all figures look: large dark text on white, readable at half size.</summary>
public static class FigureStyle
{
    private const float LabelSize = 24;
    private const float TickSize = 20;
    private const int Width = 1600;
    private const int Height = 700;
    private const int SingleHeight = 900;

    /// <summary>Room for axis labels, the same in all plots that stand beside each other.</summary>
    public static PixelPadding Margins => new(left: 120, right: 40, bottom: 95, top: 65);

    /// <summary>The same with room for small numbers at the left axis.</summary>
    public static PixelPadding WideMargins => new(left: 160, right: 40, bottom: 95, top: 65);

    /// <summary>The same with room for a colour bar at the right.</summary>
    public static PixelPadding ColorBarMargins => new(left: 100, right: 165, bottom: 95, top: 65);

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

    /// <summary>Draws one plot, higher than those that stand beside each other and without a frame.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] RenderAlone(Plot plot)
    {
        plot.Grid.MajorLineColor = FigureColors.Grid;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Layout.Fixed(Margins);
        return plot.GetImageBytes(Width, SingleHeight, ImageFormat.Png);
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
        axis.TickLabelStyle.ForeColor = FigureColors.Ink;
    }

    /// <summary>Applies the style to the label of an axis or a panel.</summary>
    public static void Apply(LabelStyle label)
    {
        label.FontName = EmbeddedFont.Name;
        label.FontSize = LabelSize;
        label.Bold = false;
        label.ForeColor = FigureColors.Ink;
    }

    /// <summary>Shows the legend with the style applied.</summary>
    public static void ShowLegend(Plot plot, Alignment alignment)
    {
        Legend legend = plot.ShowLegend(alignment);
        legend.FontName = EmbeddedFont.Name;
        legend.FontSize = TickSize;
        legend.FontColor = FigureColors.Ink;
        legend.OutlineWidth = 0;
        legend.ShadowColor = Colors.Transparent;
    }

    /// <summary>Writes text into a plot, in the size of the numbers at its axes.</summary>
    public static void AddText(Plot plot, string text, double x, double y, Color color, Alignment alignment)
    {
        ScottPlot.Plottables.Text label = plot.Add.Text(text, x, y);
        label.LabelFontName = EmbeddedFont.Name;
        label.LabelFontSize = TickSize;
        label.LabelFontColor = color;
        label.LabelAlignment = alignment;
    }
}
