using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Drift;

/// <summary>The picture of the drift: mean weights over time beside the lines that they must follow, and what is left over.</summary>
internal static class DriftFigure
{
    public const string Caption = "Left: the mean weight over time (points) and the expected line. Right: measured minus expected drift, "
        + "in standard errors; within the band at three.";

    private static readonly Color[] Colors = [FigureColors.Blue, FigureColors.Red, FigureColors.Green, FigureColors.Orange];

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(IReadOnlyList<DriftResult> results, double secondsPerBlock)
    {
        using Plot overTime = FigureStyle.Create("Independent trains", "Biological time (s)", "Mean weight");
        overTime.Layout.Fixed(FigureStyle.Margins);
        using Plot errors = FigureStyle.Create(
            "What is left over", "Presynaptic / postsynaptic rate", "(Measured − expected) / standard error");
        errors.Layout.Fixed(FigureStyle.Margins);
        for (int i = 0; i < results.Count; i++)
        {
            DriftResult result = results[i];
            AddMeans(overTime, result, secondsPerBlock, Colors[i]);
            var point = errors.Add.Marker(i, (result.Drift - result.Condition.ExpectedDrift) / result.StandardError);
            point.Color = Colors[i];
            point.Size = 20;
        }

        errors.Add.HorizontalLine(0, 2, FigureColors.Grey).LegendText = "as expected";
        errors.Add.HorizontalLine(3, 2, FigureColors.Grey, LinePattern.Dashed).LegendText = "three standard errors";
        errors.Add.HorizontalLine(-3, 2, FigureColors.Grey, LinePattern.Dashed);

        errors.Axes.SetLimits(-0.5, results.Count - 0.5, -5, 5);
        errors.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. Enumerable.Range(0, results.Count).Select(i => (double)i)],
            [.. results.Select(result => FormattableString.Invariant($"{result.Condition.PreRate:0} / {result.Condition.PostRate:0} Hz"))]);
        FigureStyle.ShowLegend(overTime, Alignment.LowerLeft);
        FigureStyle.ShowLegend(errors, Alignment.UpperRight);
        return FigureStyle.RenderBeside(overTime, errors);
    }

    private static void AddMeans(Plot plot, DriftResult result, double secondsPerBlock, Color color)
    {
        double[] times = [.. Enumerable.Range(1, result.Changes.Length).Select(block => block * secondsPerBlock)];
        double sum = 0;
        double stepsPerBlock = secondsPerBlock / DriftCondition.TimeStep;
        double[] weights = [.. result.Changes.Select(change => sum += change * stepsPerBlock)];
        int every = Math.Max(1, times.Length / 25);
        var points = plot.Add.ScatterPoints(
            times.Where((_, i) => i % every == 0).ToArray(), weights.Where((_, i) => i % every == 0).ToArray(), color);
        points.MarkerSize = 10;
        points.LegendText = FormattableString.Invariant($"{result.Condition.PreRate:0} / {result.Condition.PostRate:0} Hz");
        double end = times[^1];
        var line = plot.Add.Line(0, 0, end, result.Condition.ExpectedDrift * end / DriftCondition.TimeStep);
        line.Color = color;
        line.LineWidth = 3;
        line.LegendText = color == Colors[^1] ? "lines: expected" : "";
    }
}
