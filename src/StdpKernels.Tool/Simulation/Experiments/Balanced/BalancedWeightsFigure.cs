using ScottPlot;
using StdpKernels.Reporting.Figures;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>The picture of the weights that learn: how they are spread at the end, and some of them over time.</summary>
internal static class BalancedWeightsFigure
{
    public const string Caption = "Left: how the weights between excitatory neurons are spread at the end; all were 1 at first. Right: twenty of them over "
        + "time, in steps of 100 ms.";

    private const int Traces = 20;

    // What is shown of the weights.
    private const double Least = 0.5;
    private const double Greatest = 1.5;

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(BalancedResult result, double[] histogram)
    {
        using Plot spread = DrawSpread(result, histogram);
        using Plot traces = DrawTraces(result.Network.Weights);
        return FigureStyle.RenderBeside(spread, traces);
    }

    private static Plot DrawSpread(BalancedResult result, double[] histogram)
    {
        Plot plot = FigureStyle.Create(
            FormattableString.Invariant($"{result.Weights.Length / 1e6:0.0} million synapses"), "Weight, w / w at first", "Fraction of synapses");
        FigureStyle.AddBars(plot, histogram, from: 0, BalancedParameters.GreatestWeight, FigureColors.Blue, lineWidth: 1);
        plot.Axes.SetLimits(Least, Greatest, 0, 1.15 * histogram.Max());
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }

    private static Plot DrawTraces(WeightMonitor<float> weights)
    {
        Plot plot = FigureStyle.Create("Some of them over time", "Time (s)", "Weight, w / w at first");
        double[] times = [.. weights.Steps.ToArray().Select(step => (step + 1) * BalancedParameters.TimeStep)];
        for (int trace = 0; trace < Traces; trace++)
        {
            int synapse = trace * (BalancedParts.WatchedWeights / Traces);
            double[] course = [.. Enumerable.Range(0, times.Length).Select(moment => (double)weights[moment][synapse])];
            var line = plot.Add.ScatterLine(times, course, FigureColors.Blue.WithAlpha(0.55));
            line.LineWidth = 2;
        }

        plot.Add.HorizontalLine(1, 2, FigureColors.Ink, LinePattern.Dashed);
        plot.Axes.SetLimits(0, times.Length == 0 ? 1 : times[^1], Least, Greatest);
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }
}
