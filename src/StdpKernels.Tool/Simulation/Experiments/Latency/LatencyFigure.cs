using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Latency;

/// <summary>The picture of the latency: over the volleys, and the weights that it comes from.</summary>
internal static class LatencyFigure
{
    public const string Caption = "Left: when the neuron first fires, volley by volley, until nothing changes any more, and when its "
        + "equations say that it does at both ends. Right: the weights over the time at which their inputs fire, at the start, after 20 "
        + "volleys and at the end.";

    // Nothing happens afterwards.
    private const int ShownVolleys = 100;

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(
        double[] latencies, float[] weights, float[] early, VolleyPrediction first, VolleyPrediction last)
    {
        using Plot overVolleys = FigureStyle.Create(
            "The same volley again and again", "Volley", "First spike after the volley's start (ms)");
        overVolleys.Layout.Fixed(FigureStyle.Margins);
        var line = overVolleys.Add.ScatterLine(
            [.. Enumerable.Range(1, latencies.Length).Select(volley => (double)volley)], latencies, FigureColors.Red);
        line.LineWidth = 4;
        line.LegendText = "simulated";
        AddPrediction(overVolleys, first, "equations, first weights", LinePattern.Dashed);
        AddPrediction(overVolleys, last, "equations, all weights at the bound", LinePattern.Dotted);
        FigureStyle.ShowLegend(overVolleys, Alignment.UpperRight);
        overVolleys.Axes.SetLimits(0, Math.Min(ShownVolleys, latencies.Length), 0, 1.4 * latencies.Max());

        using Plot final = FigureStyle.Create("Weights", "Time of the input in the volley (ms)", "Synaptic weight, w / gₘₐₓ");
        final.Layout.Fixed(FigureStyle.Margins);
        double[] times = [.. Enumerable.Range(0, weights.Length).Select(LatencyParameters.TimeOf)];
        Add(final, times, [.. times.Select(_ => LatencyParameters.InitialWeight)], "at the start", FigureColors.Grey);
        Add(final, times, [.. early.Select(weight => (double)weight)], "after 20 volleys", FigureColors.Blue);
        Add(final, times, [.. weights.Select(weight => (double)weight)], "at the end", FigureColors.Red);
        final.Axes.SetLimits(0, LatencyParameters.VolleySteps * LatencyParameters.TimeStep * 1000, -0.05, 1.05);
        FigureStyle.ShowLegend(final, Alignment.MiddleRight);
        return FigureStyle.RenderBeside(overVolleys, final);
    }

    private static void AddPrediction(Plot plot, VolleyPrediction prediction, string label, LinePattern pattern)
    {
        var line = plot.Add.HorizontalLine((prediction.Earliest + prediction.Latest) / 2, 3, FigureColors.Grey, pattern);
        line.LegendText = label;
    }

    private static void Add(Plot plot, double[] times, double[] weights, string label, Color color)
    {
        var line = plot.Add.ScatterLine(times, weights, color);
        line.LineWidth = 4;
        line.LegendText = label;
    }
}
