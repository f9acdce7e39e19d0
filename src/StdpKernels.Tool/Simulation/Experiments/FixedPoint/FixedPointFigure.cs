using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.FixedPoint;

/// <summary>The picture of the fixed points: measured means on the curves of the formula.</summary>
internal static class FixedPointFigure
{
    public const string Caption = "Left: mean weights (points) on the curves 1 / (1 + α^(1/μ)). Right: what is left over, with error "
        + "bars of three standard errors.";

    // Points of the two would cover each other without a shift.
    private static readonly (Color Color, double Shift)[] Styles = [(FigureColors.Blue, -0.01), (FigureColors.Red, 0.01)];

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(IReadOnlyList<FixedPointResult> results)
    {
        using Plot means = FigureStyle.Create("Where the weights settle", "Exponent, μ", "Mean weight");
        means.Layout.Fixed(FigureStyle.Margins);
        using Plot errors = FigureStyle.Create("What is left over", "Exponent, μ", "Measured − expected");
        errors.Layout.Fixed(FigureStyle.WideMargins);
        errors.Add.HorizontalLine(0, 2, FigureColors.Grey).LegendText = "as expected";
        foreach ((int i, IGrouping<double, FixedPointResult> group) in results.GroupBy(result => result.Alpha).Index())
        {
            double alpha = group.Key;
            (Color color, double shift) = Styles[i];
            double[] mus = [.. Enumerable.Range(0, 101).Select(i => 0.08 + (0.0094 * i))];
            var curve = means.Add.ScatterLine(mus, [.. mus.Select(mu => FixedPointTrial.FixedPoint(mu, alpha))], color);
            curve.LineWidth = 3;
            curve.LegendText = FormattableString.Invariant($"expected, α = {alpha}");
            AddPoints(means, errors, group, color, shift);
        }

        means.Axes.SetLimits(0, 1.05, 0, 0.55);
        errors.Axes.SetLimitsX(0, 1.05);
        FigureStyle.ShowLegend(means, Alignment.LowerRight);
        FigureStyle.ShowLegend(errors, Alignment.UpperRight);
        return FigureStyle.RenderBeside(means, errors);
    }

    private static void AddPoints(Plot means, Plot errors, IGrouping<double, FixedPointResult> results, Color color, double shift)
    {
        foreach (FixedPointResult result in results)
        {
            bool relu = result.Algorithm == StdpAlgorithm.MultiplicativeRelu;
            var point = means.Add.Marker(result.Mu, result.Mean);
            point.Color = color;
            point.Shape = relu ? MarkerShape.OpenSquare : MarkerShape.FilledCircle;
            point.MarkerLineWidth = 3;
            point.Size = relu ? 22 : 14;

            double x = result.Mu + shift + (relu ? 0.02 : 0);
            var bar = errors.Add.ErrorBar([x], [result.Mean - result.Expected], [3 * result.StandardError]);
            bar.Color = color;
            bar.LineWidth = 3;
            var mean = errors.Add.Marker(x, result.Mean - result.Expected);
            mean.Color = color;
            mean.Shape = relu ? MarkerShape.OpenSquare : MarkerShape.FilledCircle;
            mean.MarkerLineWidth = 3;
            mean.Size = 14;
        }

        foreach (Plot plot in (ReadOnlySpan<Plot>)[means, errors])
        {
            AddLegend(plot, MarkerShape.FilledCircle, color, FormattableString.Invariant($"multiplicative_pow, α = {results.Key}"));
            AddLegend(plot, MarkerShape.OpenSquare, color, FormattableString.Invariant($"multiplicative_relu, α = {results.Key}"));
        }
    }

    // Outside of the axes: for the legend alone.
    private static void AddLegend(Plot plot, MarkerShape shape, Color color, string text)
    {
        var legend = plot.Add.Marker(-1, 0);
        legend.Color = color;
        legend.Shape = shape;
        legend.MarkerLineWidth = 3;
        legend.Size = 14;
        legend.LegendText = text;
    }
}
