using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>The picture of a competition experiment: the distribution of the weights over time, and at the end.</summary>
internal static class CompetitionFigure
{
    private const int Width = 1600;
    private const int Height = 700;

    // The ends of the colour scale, which is logarithmic, so that the modes leave colours to the middle.
    private const double LeastFraction = 0.002;
    private const double GreatestFraction = 0.2;

    private const string WeightLabel = "Synaptic weight, w / gₘₐₓ";

    private static readonly (double Fraction, string Label)[] ColorTicks =
    [
        (LeastFraction, "≤ 0.002"), (0.005, "0.005"), (0.01, "0.01"), (0.02, "0.02"), (0.05, "0.05"), (0.1, "0.1"),
        (GreatestFraction, "≥ 0.2"),
    ];

    private static readonly Color BarColor = FigureColors.Blue;
    private static readonly Color ReferenceColor = FigureColors.Red;

    /// <summary>What the picture shows.</summary>
    public static string Caption(CompetitionResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"Left: how the weights of {result.Parameters.Inputs:N0} synapses are spread over time. Right: the fraction of the weights in each "
        + $"tenth after {result.Parameters.Duration:#,0.###} s (bars), and what Brian2 gives for the same network after "
        + $"1,000 s (diamonds).");

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(CompetitionResult result)
    {
        using Plot overTime = DrawHistory(result);
        using Plot final = DrawFinal(result);
        var layout = new ScottPlot.MultiplotLayouts.CustomGrid();
        layout.Set(overTime, new GridCell(0, 0, 1, 5, 1, 3));
        layout.Set(final, new GridCell(0, 3, 1, 5, 1, 2));

        var figure = new Multiplot { Layout = layout };
        figure.AddPlot(overTime);
        figure.AddPlot(final);
        using Image image = figure.Render(Width, Height);
        return image.GetImageBytes(ImageFormat.Png, 100);
    }

    private static Plot DrawHistory(CompetitionResult result)
    {
        CompetitionParameters parameters = result.Parameters;
        string inputs = parameters.Inputs.ToString("N0", CultureInfo.InvariantCulture);
        Plot plot = FigureStyle.Create($"{inputs} synapses compete", "Biological time (s)", WeightLabel);

        var heatmap = plot.Add.Heatmap(LogFractions(result.History));
        heatmap.Colormap = new ScottPlot.Colormaps.Viridis();
        heatmap.ManualRange = new ScottPlot.Range(Math.Log10(LeastFraction), Math.Log10(GreatestFraction));

        // From the centre of the first cell to that of the last: a column stands around its moment, a row around the middle of its bin.
        double end = result.History.Interval * (result.History.Moments - 1);
        heatmap.Position = new CoordinateRect(0, end, 0.5 / WeightHistory.Bins, 1 - (0.5 / WeightHistory.Bins));
        plot.Axes.SetLimits(0, end, 0, 1);
        plot.Axes.Left.TickGenerator = WeightTicks();
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { TickDensity = 0.7 };

        var colorBar = plot.Add.ColorBar(heatmap);
        FigureStyle.Apply(colorBar.Axis);
        FigureStyle.Apply(colorBar.LabelStyle);
        colorBar.Label = string.Create(CultureInfo.InvariantCulture, $"Fraction of synapses (bins of {1.0 / WeightHistory.Bins})");
        colorBar.Axis.TickGenerator = new NumericManual(
            [.. ColorTicks.Select(tick => Math.Log10(tick.Fraction))], [.. ColorTicks.Select(tick => tick.Label)]);
        plot.Layout.Fixed(new PixelPadding(left: 100, right: 185, bottom: 90, top: 60));
        return plot;
    }

    private static NumericManual WeightTicks() =>
        new([0, 0.2, 0.4, 0.6, 0.8, 1], ["0", "0.2", "0.4", "0.6", "0.8", "1"]);

    /// <summary>Rows from the greatest weight down, columns by time, clipped to the colour scale.</summary>
    private static double[,] LogFractions(WeightHistory history)
    {
        double[,] logs = new double[WeightHistory.Bins, history.Moments];
        for (int moment = 0; moment < history.Moments; moment++)
        {
            ReadOnlySpan<double> fractions = history[moment];
            for (int bin = 0; bin < fractions.Length; bin++)
            {
                logs[fractions.Length - 1 - bin, moment] =
                    Math.Log10(Math.Clamp(fractions[bin], LeastFraction, GreatestFraction));
            }
        }

        return logs;
    }

    private static Plot DrawFinal(CompetitionResult result)
    {
        string duration = result.Parameters.Duration.ToString("#,0.###", CultureInfo.InvariantCulture);
        Plot plot = FigureStyle.Create($"After {duration} s", WeightLabel, "Fraction of synapses");

        double[] centers = [.. Enumerable.Range(0, 10).Select(decile => (decile + 0.5) / 10)];
        var bars = plot.Add.Bars(centers, result.Deciles);
        bars.LegendText = "StdpKernels";
        bars.Color = BarColor;
        foreach (Bar bar in bars.Bars)
        {
            bar.Size = 0.1;
            bar.LineColor = Colors.White;
            bar.LineWidth = 2;
        }

        var reference = plot.Add.Markers(centers, CompetitionReference.Deciles.ToArray());
        reference.LegendText = "Brian2, after 1,000 s";
        reference.MarkerShape = MarkerShape.FilledDiamond;
        reference.MarkerSize = 16;
        reference.Color = ReferenceColor;

        plot.Axes.Bottom.TickGenerator = WeightTicks();
        plot.Axes.SetLimits(0, 1, 0, 1.15 * result.Deciles.Concat(CompetitionReference.Deciles).Max());
        FigureStyle.ShowLegend(plot, Alignment.UpperCenter);
        plot.Layout.Fixed(new PixelPadding(left: 110, right: 40, bottom: 90, top: 60));
        return plot;
    }
}
