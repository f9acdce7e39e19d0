using ScottPlot;
using ScottPlot.TickGenerators;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Tool.Simulation.Figures;

namespace StdpKernels.Benchmarks.Report.Figures;

/// <summary>Latency over percentile, with each further nine as wide as the one before.</summary>
internal static class LatencyFigure
{
    private static readonly Color[] Colors = [Series.Library, Color.FromHex("#D55E00")];

    private static readonly string[] Percentiles = ["0", "90", "99", "99.9", "99.99", "99.999", "99.9999", "99.99999"];

    public static byte[] Draw(ReportData data)
    {
        using Plot plot = FigureStyle.Create(
            "How long a step takes, 784→100, 2 % spikes", "Percentile of the steps (%)", "Latency of a step (µs)");
        double lowest = double.PositiveInfinity;
        double highest = 0;
        double nines = 0;
        foreach ((LatencyResult latency, Color color) in data.Latencies.Zip(Colors))
        {
            LatencyPoint[] curve = [.. latency.Curve.Where(point => point.Percentile < 100)];
            Series.AddLine(
                plot,
                [.. curve.Select(point => Nines(point.Percentile))],
                LogAxis.Of(curve.Select(point => point.Microseconds)),
                color,
                latency.Name,
                MarkerShape.None);
            lowest = Math.Min(lowest, curve.Min(point => point.Microseconds));
            highest = Math.Max(highest, curve.Max(point => point.Microseconds));
            nines = Math.Max(nines, Nines(curve[^1].Percentile));
        }

        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, Percentiles.Length).Select(i => (double)i)], Percentiles);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(lowest / 1.5, highest * 1.5);
        plot.Axes.SetLimits(0, nines, Math.Log10(lowest / 1.5), Math.Log10(highest * 1.5));
        FigureStyle.ShowLegend(plot, Alignment.UpperLeft);
        return Series.Render(plot);
    }

    private static double Nines(double percentile) => -Math.Log10(1 - (percentile / 100));
}
