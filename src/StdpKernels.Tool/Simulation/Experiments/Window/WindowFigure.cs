using System.Globalization;
using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>The picture of the window: over the lag, and over the weight.</summary>
internal static class WindowFigure
{
    private const double MillisecondsPerStep = WindowProtocol.TimeStep * 1000;

    private const int AfterZero = WindowProtocol.LongestLag + 1;
    private const int SecondWeights = WindowProtocol.Lags + WindowProtocol.Weights;

    // additive_step equals additive inside the bounds: a dashed line over a solid one shows both.
    private static readonly (Color Color, LinePattern Line)[] Styles =
    [
        (FigureColors.Blue, LinePattern.Solid),
        (Color.FromHex("#1B2A41"), LinePattern.Dashed),
        (FigureColors.Red, LinePattern.Solid),
        (FigureColors.Green, LinePattern.Solid),
        (FigureColors.Orange, LinePattern.Dashed),
    ];

    public static string Caption { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"Left: the change of a weight of {WindowProtocol.FixedWeight} by one pair of spikes over the lag; points: two spikes of one step. Right: the change by a pair "
        + $"{WindowProtocol.FixedLag * MillisecondsPerStep:0} ms apart, over the weight; above zero where the neuron fires after its "
        + $"input, below zero where it fires before. At the ends the hard bound stops the change. Both as simulated, in "
        + $"double precision.");

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(IReadOnlyList<IWindowTrial> trials)
    {
        using Plot overLag = Create("One pair of spikes", "Lag, postsynaptic − presynaptic spike (ms)");
        using Plot overWeight = Create("Weight dependence", "Weight before the pair");
        double[] lags = [.. Enumerable.Range(0, WindowProtocol.Lags).Select(input => WindowProtocol.LagOf(input) * MillisecondsPerStep)];
        double[] weights = [.. Enumerable.Range(WindowProtocol.Lags, WindowProtocol.Weights).Select(WindowProtocol.WeightOf)];
        for (int i = 0; i < trials.Count; i++)
        {
            IWindowTrial trial = trials[i];
            string name = AlgorithmNames.NameOf(trial.Algorithm);
            AddLine(overLag, lags, Changes(trial, 0, WindowProtocol.LongestLag), name, i);
            AddLine(overLag, lags[AfterZero..], Changes(trial, AfterZero, WindowProtocol.LongestLag), "", i);
            AddCoincidence(overLag, trial.ChangeOf(WindowProtocol.LongestLag), i);
            AddLine(overWeight, weights, Changes(trial, WindowProtocol.Lags, WindowProtocol.Weights), name, i);
            AddLine(overWeight, weights, Changes(trial, SecondWeights, WindowProtocol.Weights), "", i);
        }

        overLag.Axes.SetLimitsX(-100, 100);
        overWeight.Axes.SetLimitsX(0, 1);
        FigureStyle.ShowLegend(overLag, Alignment.UpperLeft);
        overWeight.HideLegend();
        return FigureStyle.RenderBeside(overLag, overWeight);
    }

    private static Plot Create(string title, string bottom)
    {
        Plot plot = FigureStyle.Create(title, bottom, "Change of the weight, Δw");
        plot.Add.HorizontalLine(0, 1, Colors.Gray).LegendText = "no change";
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }

    private static double[] Changes(IWindowTrial trial, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(trial.ChangeOf)];

    // Smaller ones on larger ones, since some are the same.
    private static void AddCoincidence(Plot plot, double change, int style)
    {
        var point = plot.Add.Marker(0, change);
        point.Color = Styles[style].Color;
        point.Size = 18 - (3 * style);
    }

    private static void AddLine(Plot plot, double[] x, double[] y, string label, int style)
    {
        var line = plot.Add.ScatterLine(x[..y.Length], y, Styles[style].Color);
        line.LineWidth = 3;
        line.LinePattern = Styles[style].Line;
        line.LegendText = label;
    }
}
