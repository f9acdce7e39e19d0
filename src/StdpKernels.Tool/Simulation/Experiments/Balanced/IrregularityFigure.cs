using System.Globalization;
using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>The picture of how irregular neurons are, and how little they have in common.</summary>
internal static class IrregularityFigure
{
    public const string Caption = "Left: the coefficients of variation of the intervals of the excitatory neurons; 1 is a Poisson train. Right: the "
        + "correlations of the spike counts of pairs of them. What is beyond an end is in the last bar.";

    private const int Bins = 50;

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(BalancedResult result)
    {
        using Plot variations = Create("Irregular", "Coefficient of variation of intervals", "Fraction of neurons", result.Variations, 0, 2.5);
        using Plot correlations = Create(
            "Asynchronous", "Correlation of spike counts in 50 ms", "Fraction of pairs", result.Correlations, -0.2, 0.4);
        return FigureStyle.RenderBeside(variations, correlations);
    }

    private static Plot Create(string title, string bottom, string left, double[] values, double from, double to)
    {
        Plot plot = FigureStyle.Create(title, bottom, left);
        double[] fractions = new double[Bins];
        Histogram.Fill(values, from, to, fractions);
        FigureStyle.AddBars(plot, fractions, from, to, FigureColors.Blue, lineWidth: 1);
        var mean = plot.Add.VerticalLine(values.Average(), 3, FigureColors.Red, LinePattern.Dashed);
        mean.LegendText = string.Create(CultureInfo.InvariantCulture, $"mean {values.Average():0.00#}");
        FigureStyle.ShowLegend(plot, Alignment.UpperRight);
        plot.Axes.SetLimits(from, to, 0, 1.15 * fractions.Max());
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }
}
