using ScottPlot;
using ScottPlot.TickGenerators;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Reporting.Figures;

/// <summary>Latency over percentile, with each further nine as wide as the one before.</summary>
public static class PercentilePlot
{
    // A nanosecond, the resolution of what is recorded: zero has no place on a logarithmic axis.
    private const double LeastMicroseconds = 1e-3;
    private const double Room = 1.5;

    // Of a nine, so that the last tick is within the axis.
    private const double RoomAtTheRight = 0.02;

    private static readonly string[] Percentiles = ["0", "90", "99", "99.9", "99.99", "99.999", "99.9999", "99.99999"];

    /// <summary>Draws the distributions.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="left">What the time is of.</param>
    /// <param name="curves">At least one.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(string title, string left, IReadOnlyList<LatencyCurve> curves)
    {
        using Plot plot = FigureStyle.Create(title, "Percentile of the steps (%)", $"{left} (µs)");
        double[] times = [.. curves.SelectMany(curve => Times(curve).Concat(curve.Reference is double time ? [time] : []))];
        double nines = curves.Max(curve => LatencyPoint.Nines(Drawn(curve)[^1].Percentile));
        foreach (LatencyCurve curve in curves)
        {
            var line = plot.Add.ScatterLine(
                Drawn(curve).Select(point => LatencyPoint.Nines(point.Percentile)).ToArray(), LogAxis.Of(Times(curve)), curve.Color);
            line.LineWidth = 3;
            line.LegendText = curve.Name;
            if (curve.Reference is double reference)
            {
                plot.Add.HorizontalLine(Math.Log10(reference), 2, curve.Color, LinePattern.Dotted);
            }
        }

        (double lowest, double highest) = (times.Min() / Room, times.Max() * Room);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, Percentiles.Length).Select(i => (double)i)], Percentiles);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(lowest, highest);
        plot.Axes.SetLimits(0, nines + RoomAtTheRight, Math.Log10(lowest), Math.Log10(highest));
        FigureStyle.ShowLegend(plot, Alignment.UpperLeft);
        return FigureStyle.RenderAlone(plot);
    }

    // The slowest step of all has infinitely many nines.
    private static LatencyPoint[] Drawn(LatencyCurve curve) => [.. curve.Points.Where(point => point.Percentile < 100)];

    private static IEnumerable<double> Times(LatencyCurve curve) =>
        Drawn(curve).Select(point => Math.Max(point.Microseconds, LeastMicroseconds));
}

/// <summary>A distribution in a figure.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Points">The distribution, with ascending percentiles below 100.</param>
/// <param name="Reference">Microseconds to compare with, as a dotted line.</param>
public sealed record LatencyCurve(string Name, Color Color, IReadOnlyList<LatencyPoint> Points, double? Reference = null);
