using ScottPlot;
using StdpKernels.Tool.Simulation.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>The picture of the speed: the time of a step over its percentile.</summary>
internal static class SpeedFigure
{
    public const string Caption = "The time of a whole simulation step over its percentile: to the right, the slowest one in a hundred, "
        + "in a thousand and so on. Dotted: the mean step of Brian2, as measured on another machine.";

    /// <summary>How many percentiles there are.</summary>
    public const int Count = 40;

    private const double Nines = 4;

    private static readonly Color[] Colors = [FigureStyle.Blue, FigureStyle.Green, FigureStyle.Red];

    /// <summary>Times of a step at percentiles that come nearer to 100 by the same factor each, the first of them 20.6.</summary>
    /// <returns>How many nines the percentile has, and the time.</returns>
    public static IEnumerable<(double Nines, double Microseconds)> Percentiles(SpeedTrial trial) =>
        Enumerable.Range(1, Count).Select(i => Nines * i / Count)
            .Select(nines => (nines, trial.Percentile(1 - Math.Pow(10, -nines)) * 1e6));

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(IReadOnlyList<SpeedTrial> trials)
    {
        using Plot plot = FigureStyle.Create("A whole simulation step", "Percentile", "Time (µs)");
        for (int i = 0; i < trials.Count; i++)
        {
            (double Nines, double Microseconds)[] points = [.. Percentiles(trials[i])];
            var line = plot.Add.ScatterLine(
                points.Select(point => point.Nines).ToArray(),
                points.Select(point => Math.Log10(Math.Max(point.Microseconds, 1e-2))).ToArray(),
                Colors[i]);
            line.LineWidth = 4;
            line.LegendText = trials[i].Network.Name;
            plot.Add.HorizontalLine(Math.Log10(trials[i].Network.BrianMicroseconds), 2, Colors[i], LinePattern.Dotted);
        }

        double[] nines = [0, 1, 2, 3, 4];
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(nines, ["0", "90", "99", "99.9", "99.99"]);
        double[] powers = [-1, 0, 1, 2, 3];
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(powers, ["0.1", "1", "10", "100", "1,000"]);
        plot.Axes.SetLimits(0, Nines, -1, 3);
        FigureStyle.ShowLegend(plot, Alignment.UpperLeft);
        plot.Layout.Fixed(FigureStyle.Margins);
        return FigureStyle.RenderBeside(plot);
    }
}
