using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>The picture of a competition experiment: the distribution of the weights over time, and at the end.</summary>
internal static class CompetitionFigure
{
    // The ends of the colour scale, which is logarithmic, so that the modes leave colours to the middle.
    private const double LeastFraction = 0.002;
    private const double GreatestFraction = 0.2;

    private const string WeightLabel = "Synaptic weight, w / gₘₐₓ";

    private static readonly (double Fraction, string Label)[] ColorTicks =
    [
        (LeastFraction, "≤ 0.002"), (0.005, "0.005"), (0.01, "0.01"), (0.02, "0.02"), (0.05, "0.05"), (0.1, "0.1"),
        (GreatestFraction, "≥ 0.2"),
    ];

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
        return FigureStyle.RenderBeside((overTime, 3), (final, 2));
    }

    private static Plot DrawHistory(CompetitionResult result)
    {
        CompetitionParameters parameters = result.Parameters;
        string inputs = parameters.Inputs.ToString("N0", CultureInfo.InvariantCulture);
        Plot plot = FigureStyle.Create($"{inputs} synapses compete", "Biological time (s)", WeightLabel);

        // A column stands around its moment, a row around the middle of its bin.
        double end = result.History.Interval * (result.History.Moments - 1);
        var colorBar = FigureStyle.AddHeatmap(
            plot,
            LogFractions(result.History),
            new(Math.Log10(LeastFraction), Math.Log10(GreatestFraction)),
            new(0, end, 0.5 / WeightHistory.Bins, 1 - (0.5 / WeightHistory.Bins)),
            string.Create(CultureInfo.InvariantCulture, $"Fraction of synapses (bins of {1.0 / WeightHistory.Bins})"));
        colorBar.Axis.TickGenerator = new NumericManual(
            [.. ColorTicks.Select(tick => Math.Log10(tick.Fraction))], [.. ColorTicks.Select(tick => tick.Label)]);
        plot.Axes.SetLimits(0, end, 0, 1);
        plot.Axes.Left.TickGenerator = WeightTicks();
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { TickDensity = 0.7 };
        plot.Layout.Fixed(FigureStyle.ColorBarMargins);
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

        var bars = FigureStyle.AddBars(plot, [.. result.Deciles], from: 0, to: 1, FigureColors.Blue, lineWidth: 2);
        bars.LegendText = "StdpKernels";

        var reference = plot.Add.Markers([.. bars.Bars.Select(bar => bar.Position)], CompetitionReference.Deciles.ToArray());
        reference.LegendText = "Brian2, after 1,000 s";
        reference.MarkerShape = MarkerShape.FilledDiamond;
        reference.MarkerSize = 16;
        reference.Color = FigureColors.Red;

        plot.Axes.Bottom.TickGenerator = WeightTicks();
        plot.Axes.SetLimits(0, 1, 0, 1.15 * result.Deciles.Concat(CompetitionReference.Deciles).Max());
        FigureStyle.ShowLegend(plot, Alignment.UpperCenter);
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }
}
