using ScottPlot;
using ScottPlot.Plottables;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Benchmarks.Report.Figures;

/// <summary>What the figures have in common: the colours of the contenders, and how a line is drawn.</summary>
internal static class Series
{
    /// <summary>One colour for each contender, in all figures.</summary>
    public static Color Of(string contender) => contender switch
    {
        ContenderNames.Original => FigureColors.Vermilion,
        ContenderNames.InPlaceTorch => FigureColors.Teal,
        ContenderNames.Naive => FigureColors.Violet,
        _ => FigureColors.Accent,
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
}
