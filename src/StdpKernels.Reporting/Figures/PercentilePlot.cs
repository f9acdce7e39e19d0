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

    // Of a nine, so that the last tick is within the axis; and where the slowest steps stand, which have infinitely many nines.
    private const double RoomAtTheRight = 0.02;
    private const double SlowestAtTheRight = 0.35;

    private static readonly string[] Percentiles = ["0", "90", "99", "99.9", "99.99", "99.999", "99.9999", "99.99999"];

    /// <summary>Draws the distributions.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="left">What the time is of.</param>
    /// <param name="curves">At least one. A point at 100, the slowest step of all, is drawn as a mark at the right.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(string title, string left, IReadOnlyList<LatencyCurve> curves)
    {
        using Plot plot = FigureStyle.Create(title, "Percentile of the steps (%)", $"{left} (µs)");
        double[] times =
        [
            .. curves.SelectMany(curve => Times(curve)),
            .. curves.Select(Slowest).OfType<double>(),
        ];
        double nines = curves.Max(curve => LatencyPoint.Nines(Drawn(curve)[^1].Percentile));
        foreach (LatencyCurve curve in curves)
        {
            var line = plot.Add.ScatterLine(
                Drawn(curve).Select(point => LatencyPoint.Nines(point.Percentile)).ToArray(), LogAxis.Of(Times(curve)), curve.Color);
            line.LineWidth = 3;
            line.LegendText = curve.Name;
        }

        bool hasSlowest = curves.Any(curve => Slowest(curve) is not null);
        double right = nines + RoomAtTheRight + (hasSlowest ? 2 * SlowestAtTheRight : 0);
        foreach (LatencyCurve curve in curves)
        {
            if (Slowest(curve) is double slowest)
            {
                var mark = plot.Add.Marker(nines + SlowestAtTheRight, Math.Log10(slowest));
                mark.Color = curve.Color;
                mark.Shape = MarkerShape.FilledDiamond;
                mark.Size = 18;
            }
        }

        (double lowest, double highest) = (times.Min() / Room, times.Max() * Room);
        int whole = (int)Math.Min(nines + RoomAtTheRight, Percentiles.Length - 1) + 1;
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, whole).Select(i => (double)i), .. hasSlowest ? [nines + SlowestAtTheRight] : (double[])[]],
            [.. Percentiles[..whole], .. hasSlowest ? ["slowest"] : (string[])[]]);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(lowest, highest);
        plot.Axes.SetLimits(0, right, Math.Log10(lowest), Math.Log10(highest));
        FigureStyle.ShowLegend(plot, Alignment.UpperLeft);
        return FigureStyle.RenderAlone(plot);
    }

    // The slowest step of all has infinitely many nines.
    private static LatencyPoint[] Drawn(LatencyCurve curve) => [.. curve.Points.Where(point => point.Percentile < 100)];

    private static double? Slowest(LatencyCurve curve) =>
        curve.Points[^1] is { Percentile: 100, Microseconds: < double.PositiveInfinity and var time }
            ? Math.Max(time, LeastMicroseconds)
            : null;

    private static IEnumerable<double> Times(LatencyCurve curve) =>
        Drawn(curve).Select(point => Math.Max(point.Microseconds, LeastMicroseconds));
}

/// <summary>A distribution in a figure.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Points">The distribution, with ascending percentiles.</param>
public sealed record LatencyCurve(string Name, Color Color, IReadOnlyList<LatencyPoint> Points);
