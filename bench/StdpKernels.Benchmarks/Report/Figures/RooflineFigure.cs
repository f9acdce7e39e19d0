using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Benchmarks.Report.Figures;

/// <summary>The dense steps under the roof of the machine: arithmetic against arithmetic intensity.</summary>
internal static class RooflineFigure
{
    private const double LowIntensity = 0.1;
    private const double HighIntensity = 1000;

    // The levels of cache lie so close together that labels beside the lines would cover each other.
    private static readonly LinePattern[] Patterns =
        [LinePattern.Solid, LinePattern.Dashed, LinePattern.DenselyDashed, LinePattern.Dotted];

    private static readonly (string Name, MarkerShape Marker)[] Shown =
    [
        (ContenderNames.Prepared, MarkerShape.FilledCircle),
        (ContenderNames.InPlaceTorch, MarkerShape.FilledSquare),
        (ContenderNames.Original, MarkerShape.FilledTriangleUp),
        (ContenderNames.Naive, MarkerShape.FilledDiamond),
    ];

    public static byte[] Draw(ReportData data)
    {
        using Plot plot = FigureStyle.Create(
            "Dense steps under the roof of one core",
            "Arithmetic intensity (floating-point operations per byte)",
            "Arithmetic (GFLOP/s)");
        double peak = data.Roofline.PeakGflops;
        foreach ((MemoryLevel level, LinePattern pattern) in data.Roofline.Levels.Zip(Patterns))
        {
            DrawLevel(plot, level, peak, pattern);
        }

        Series.AddLine(
            plot,
            LogAxis.Of([LowIntensity, HighIntensity]),
            LogAxis.Of([peak, peak]),
            FigureColors.Grey,
            "",
            MarkerShape.None);
        FigureStyle.AddText(
            plot,
            string.Create(CultureInfo.InvariantCulture, $"FMA peak, {peak:0} GFLOP/s"),
            Math.Log10(HighIntensity),
            Math.Log10(peak * 1.06),
            FigureColors.Grey,
            Alignment.LowerRight);

        GoalResult[] dense = [.. data.Goals.Where(goal => goal.Work is { Percent: >= 100, FromEvents: false })];

        // Lower where a contender is slower.
        double low = 0.5;
        foreach ((string name, MarkerShape marker) in Shown)
        {
            (double Intensity, double Gflops)[] points = Points(dense, name);
            DrawContender(plot, points, name, marker);
            low = points.Aggregate(low, (least, point) => Math.Min(least, point.Gflops / 1.5));
        }

        double high = peak * 2;
        plot.Axes.Bottom.TickGenerator = LogAxis.Ticks(LowIntensity, HighIntensity);
        plot.Axes.Left.TickGenerator = LogAxis.Ticks(low, high);
        plot.Axes.SetLimits(
            Math.Log10(LowIntensity), Math.Log10(HighIntensity), Math.Log10(low), Math.Log10(high));
        FigureStyle.ShowLegend(plot, Alignment.LowerRight);
        return FigureStyle.RenderAlone(plot);
    }

    private static void DrawLevel(Plot plot, MemoryLevel level, double peak, LinePattern pattern)
    {
        double ridge = peak / level.GigabytesPerSecond;
        Scatter line = Series.AddLine(
            plot,
            LogAxis.Of([LowIntensity, ridge]),
            LogAxis.Of([LowIntensity * level.GigabytesPerSecond, peak]),
            FigureColors.Grey,
            string.Create(
                CultureInfo.InvariantCulture, $"in-place update in {level.Name}, {level.GigabytesPerSecond:0} GB/s"),
            MarkerShape.None);
        line.LinePattern = pattern;
    }

    private static (double Intensity, double Gflops)[] Points(IEnumerable<GoalResult> dense, string name) =>
    [
        .. from goal in dense
           let time = goal.StepOf(name)
           where time is not null
           let layer = goal.Work.Layer
           select (layer.Operations / (layer.NumbersMoved * sizeof(float)), layer.Operations / time.Value / 1e3),
    ];

    private static void DrawContender(Plot plot, (double Intensity, double Gflops)[] points, string name, MarkerShape marker)
    {
        if (points.Length == 0)
        {
            return;
        }

        var markers = plot.Add.Markers(
            LogAxis.Of(points.Select(point => point.Intensity)), LogAxis.Of(points.Select(point => point.Gflops)));
        markers.MarkerShape = marker;
        markers.MarkerSize = 18;
        markers.Color = Series.Of(name);
        markers.LegendText = name;
    }
}
