using ScottPlot;
using ScottPlot.Panels;
using ScottPlot.Plottables;

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
    public static byte[] RenderBeside(params ReadOnlySpan<Plot> plots) => RenderBeside([.. plots.ToArray().Select(plot => (plot, 1))]);

    /// <summary>Draws plots beside each other, each as wide as its share of all shares.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] RenderBeside(params ReadOnlySpan<(Plot Plot, int Share)> plots)
    {
        int all = 0;
        foreach ((_, int share) in plots)
        {
            all += share;
        }

        var layout = new ScottPlot.MultiplotLayouts.CustomGrid();
        var figure = new Multiplot { Layout = layout };
        int left = 0;
        foreach ((Plot plot, int share) in plots)
        {
            layout.Set(plot, new GridCell(0, left, 1, all, 1, share));
            figure.AddPlot(plot);
            left += share;
        }

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

    /// <summary>Adds a bar for each bin of a histogram, parted by white lines.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="heights">What is in each bin; all are equally wide.</param>
    /// <param name="from">Where the first bin begins.</param>
    /// <param name="to">Where the last one ends.</param>
    /// <param name="color">The colour of the bars.</param>
    /// <param name="lineWidth">The width of the lines in pixels: less where bars are narrow.</param>
    public static BarPlot AddBars(Plot plot, double[] heights, double from, double to, Color color, float lineWidth)
    {
        double width = (to - from) / heights.Length;
        BarPlot bars = plot.Add.Bars([.. heights.Select((_, bin) => from + ((bin + 0.5) * width))], heights);
        bars.Color = color;
        foreach (Bar bar in bars.Bars)
        {
            (bar.Size, bar.LineColor, bar.LineWidth) = (width, Colors.White, lineWidth);
        }

        return bars;
    }

    /// <summary>Adds a heatmap behind what is in a plot, with its colour bar at the right.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="values">Rows from the top down.</param>
    /// <param name="range">The values at the ends of the colours.</param>
    /// <param name="centers">From the centre of the first cell to that of the last, in either direction.</param>
    /// <param name="label">What the values are, with their unit.</param>
    public static ColorBar AddHeatmap(Plot plot, double[,] values, ScottPlot.Range range, CoordinateRect centers, string label)
    {
        Heatmap heatmap = plot.Add.Heatmap(values);
        heatmap.Colormap = new ScottPlot.Colormaps.Viridis();
        heatmap.ManualRange = range;
        heatmap.Position = centers;
        plot.MoveToBack(heatmap);
        ColorBar bar = plot.Add.ColorBar(heatmap);
        Apply(bar.Axis);
        Apply(bar.LabelStyle);
        bar.Label = label;
        return bar;
    }

    /// <summary>Writes text into a plot, in the size of the numbers at its axes.</summary>
    public static void AddText(Plot plot, string text, double x, double y, Color color, Alignment alignment)
    {
        Text label = plot.Add.Text(text, x, y);
        label.LabelFontName = EmbeddedFont.Name;
        label.LabelFontSize = TickSize;
        label.LabelFontColor = color;
        label.LabelAlignment = alignment;
    }
}
