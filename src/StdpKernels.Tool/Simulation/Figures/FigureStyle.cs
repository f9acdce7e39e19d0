using ScottPlot;

namespace StdpKernels.Tool.Simulation.Figures;

/// <summary>How all figures look: large dark text on white, readable at half size.</summary>
internal static class FigureStyle
{
    private const float LabelSize = 24;
    private const float TickSize = 20;
    private static readonly Color Ink = Color.FromHex("#222222");

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
