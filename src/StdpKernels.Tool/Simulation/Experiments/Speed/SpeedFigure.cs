using ScottPlot;
using StdpKernels.Reporting.Figures;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>The picture of the speed: the time of a step over its percentile.</summary>
internal static class SpeedFigure
{
    public const string Caption = "The time of a whole simulation step over its percentile: to the right, the slowest one in a hundred, "
        + "in a thousand and so on, up to the slowest step but one. The marks at the right are the slowest steps of all.";

    // From the fastest step, which is left out, to the slowest but one.
    private const int Intervals = 40;

    private static readonly Color[] Colors = [FigureColors.Blue, FigureColors.Green, FigureColors.Red];

    /// <summary>Times of a step at percentiles that come nearer to 100 by the same factor each, and the slowest of all.</summary>
    public static IReadOnlyList<LatencyPoint> Percentiles(SpeedTrial trial) =>
        [.. trial.Curve(Intervals).Skip(1), new LatencyPoint(100, trial.Percentile(1) * 1e6)];

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(IReadOnlyList<SpeedTrial> trials) => PercentilePlot.Draw(
        "A whole simulation step",
        "Time",
        [
            .. trials.Zip(Colors, (trial, color) => new LatencyCurve(trial.Network.Name, color, Percentiles(trial))),
        ]);
}
