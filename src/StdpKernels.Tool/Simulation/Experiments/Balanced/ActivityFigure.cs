using ScottPlot;
using StdpKernels.Reporting.Figures;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>The picture of the activity: a raster of the last second, and the rates of both populations over all time.</summary>
internal static class ActivityFigure
{
    public const string Caption = "Left: the spikes of 160 excitatory and 40 inhibitory neurons in the last second, a row for each neuron. Right: the mean "
        + "rate of either population in the whole run, in steps of 100 ms; measured is what comes after the dashed line.";

    private const int ExcitatoryRows = 160;
    private const int InhibitoryRows = 40;
    private const double Shown = 1;

    // Rate bins that are put together.
    private const int Joined = 10;

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(BalancedResult result)
    {
        using Plot raster = DrawRaster(result);
        using Plot rates = DrawRates(result);
        return FigureStyle.RenderBeside(raster, rates);
    }

    private static Plot DrawRaster(BalancedResult result)
    {
        Plot plot = FigureStyle.Create("Spikes of the last second", "Time (s)", "Neuron");
        double end = result.Parameters.Steps * BalancedParameters.TimeStep;
        Add(plot, result.Network.ExcitatorySpikes, ExcitatoryRows, 0, end - Shown, FigureColors.Blue, "excitatory");
        Add(plot, result.Network.InhibitorySpikes, InhibitoryRows, ExcitatoryRows, end - Shown, FigureColors.Red, "inhibitory");
        plot.Axes.SetLimits(end - Shown, end, 0, ExcitatoryRows + InhibitoryRows + 25);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([0, 40, 80, 120, 160, 200], ["0", "40", "80", "120", "160", "200"]);
        FigureStyle.ShowLegend(plot, Alignment.UpperCenter);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }

    private static void Add(Plot plot, SpikeMonitor spikes, int rows, int firstRow, double from, Color color, string label)
    {
        var points = new List<Coordinates>();
        for (int i = 0; i < spikes.Steps.Length; i++)
        {
            double time = spikes.Steps[i] * BalancedParameters.TimeStep;
            if (spikes.Neurons[i] < rows && time >= from)
            {
                points.Add(new Coordinates(time, firstRow + spikes.Neurons[i] + 0.5));
            }
        }

        var markers = plot.Add.Markers(points);
        markers.Color = color;
        markers.MarkerShape = MarkerShape.FilledCircle;
        markers.MarkerSize = 4;
        markers.LegendText = label;
    }

    private static Plot DrawRates(BalancedResult result)
    {
        Plot plot = FigureStyle.Create("Rates of the populations", "Time (s)", "Spikes a second of a neuron (Hz)");
        double greatest = Math.Max(
            Add(plot, result.Network.InhibitoryRates, FigureColors.Red, "inhibitory"),
            Add(plot, result.Network.ExcitatoryRates, FigureColors.Blue, "excitatory"));
        plot.Add.VerticalLine(BalancedParameters.Settling, 2, FigureColors.Ink, LinePattern.Dashed);
        plot.Axes.SetLimits(0, result.Parameters.Steps * BalancedParameters.TimeStep, 0, 1.3 * greatest);
        FigureStyle.ShowLegend(plot, Alignment.UpperRight);
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }

    private static double Add(Plot plot, RateMonitor monitor, Color color, string label)
    {
        double[] rates = [.. monitor.Rates().Chunk(Joined).Select(bins => bins.Average())];
        double width = Joined * BalancedNetwork.RateBin * BalancedParameters.TimeStep;
        var line = plot.Add.ScatterLine([.. Enumerable.Range(0, rates.Length).Select(i => (i + 0.5) * width)], rates, color);
        line.LineWidth = 3;
        line.LegendText = label;
        return rates.Max();
    }
}
