using ScottPlot;
using StdpKernels.Reporting.Figures;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>The picture of the speed: the time of a step over its percentile.</summary>
internal static class SpeedFigure
{
    public const string Caption = "The time of a whole simulation step over its percentile: to the right, the slowest one in a hundred, "
        + "in a thousand and so on. Dotted: the mean step of Brian2, as measured on another machine.";

    /// <summary>How many percentiles there are.</summary>
    public const int Count = 40;

    private const double Nines = 4;

    private static readonly Color[] Colors = [FigureColors.Blue, FigureColors.Green, FigureColors.Red];

    /// <summary>Times of a step at percentiles that come nearer to 100 by the same factor each, the first of them 20.6.</summary>
    public static IReadOnlyList<LatencyPoint> Percentiles(SpeedTrial trial) =>
        [.. trial.Curve(Nines, Count).Skip(1)];

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(IReadOnlyList<SpeedTrial> trials) => PercentilePlot.Draw(
        "A whole simulation step",
        "Time",
        [
            .. trials.Zip(Colors, (trial, color) =>
                new LatencyCurve(trial.Network.Name, color, Percentiles(trial), trial.Network.BrianMicroseconds)),
        ]);
}
