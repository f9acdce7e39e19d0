using ScottPlot;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Benchmarks.Report.Figures;

/// <summary>The latency of a small layer over percentile, alone and with a competing thread, and of fixed arithmetic in between.</summary>
internal static class LatencyFigure
{
    private static readonly (string Name, Color Color)[] Curves =
    [
        (LatencyRuns.Alone, FigureColors.Accent), (LatencyRuns.Jitter, FigureColors.Teal), (LatencyRuns.Competing, FigureColors.Vermilion),
    ];

    public static byte[] Draw(ReportData data) => PercentilePlot.Draw(
        "How long a step takes, 784→100, 2 % spikes",
        "Latency of a step",
        [
            .. Curves.Select(curve => new LatencyCurve(
                curve.Name, curve.Color, data.Latencies.Single(latency => latency.Name == curve.Name).Curve)),
        ]);
}
