using ScottPlot;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Benchmarks.Report.Figures;

/// <summary>How many times as fast one layer's step is as that of the others, over density.</summary>
internal static class SpeedUpFigure
{
    private static readonly MarkerShape[] Markers =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledDiamond];

    public static byte[] Draw(ReportData data, LinearLayer layer)
    {
        using Plot plot = FigureStyle.Create(
            $"Batch {layer.Batch}, {layer.Inputs}→{layer.Outputs}",
            "Neurons that fire in a step, on both sides (%)",
            "Speed-up (times as fast)");
        GoalResult[] points = [.. data.Densities.Where(point => point.Work.Layer == layer)];
        double lowest = 1;
        double highest = 1;
        foreach ((string other, MarkerShape marker) in ReportData.Others.Zip(Markers))
        {
            (double Percent, double Ratio)[] line =
            [
                .. from point in points
                   let ratio = point.StepOf(other) / point.Step
                   where ratio is not null
                   select (point.Work.Percent, ratio.Value),
            ];
            if (line.Length == 0)
            {
                continue;
            }

            Series.AddLine(
                plot,
                LogAxis.Of(line.Select(point => point.Percent)),
                LogAxis.Of(line.Select(point => point.Ratio)),
                Series.Of(other),
                $"against {other}",
                marker);
            lowest = Math.Min(lowest, line.Min(point => point.Ratio));
            highest = Math.Max(highest, line.Max(point => point.Ratio));
        }

        var equal = plot.Add.HorizontalLine(0, 2, FigureColors.Grey, LinePattern.Dashed);
        equal.LegendText = "equally fast";
        plot.Axes.Bottom.TickGenerator = LogAxis.At(AllGoals.Densities);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(lowest / 1.5, highest * 1.5);
        plot.Axes.SetLimits(
            Math.Log10(AllGoals.Densities[0] / 1.2), Math.Log10(AllGoals.Densities[^1] * 1.2),
            Math.Log10(lowest / 1.5), Math.Log10(highest * 1.5));
        FigureStyle.ShowLegend(plot, Alignment.UpperRight);
        return FigureStyle.RenderAlone(plot);
    }
}
