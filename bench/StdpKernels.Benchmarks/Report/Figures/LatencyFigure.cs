using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Benchmarks.Report.Figures;

/// <summary>The latency of a small layer over percentile, alone and with a competing thread.</summary>
internal static class LatencyFigure
{
    private static readonly Color[] Colors = [FigureColors.Accent, FigureColors.Vermilion];

    public static byte[] Draw(ReportData data) => PercentilePlot.Draw(
        "How long a step takes, 784→100, 2 % spikes",
        "Latency of a step",
        [.. data.Latencies.Zip(Colors, (latency, color) => new LatencyCurve(latency.Name, color, latency.Curve))]);
}
