using ScottPlot;
using SkiaSharp;
using StdpKernels.Reporting.Figures;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Tests.Reporting;

internal sealed class FigureTests
{
    [Test]
    public void A_percentile_plot_takes_a_time_of_zero_and_a_slowest_step_and_draws_the_rest()
    {
        LatencyPoint[] points = [new(0, 0), new(50, 1), new(99, 10), new(100, double.PositiveInfinity)];

        byte[] one = PercentilePlot.Draw("Steps", "Time", [new("alone", FigureColors.Accent, points)]);
        byte[] other = PercentilePlot.Draw("Steps", "Time", [new("alone", FigureColors.Accent, points, Reference: 5)]);

        Assert.That(CountPixels(one, FigureColors.Accent), Is.GreaterThan(1000));
        Assert.That(CountPixels(other, FigureColors.Accent), Is.GreaterThan(CountPixels(one, FigureColors.Accent) + 500));
    }

    [TestCase(1, 30, "1", "2", "5", "10", "20")]
    [TestCase(0.5, 2, "0.5", "1", "2")]
    [TestCase(0.1, 1000, "0.1", "1", "10", "100", "1,000")]
    public void A_logarithmic_axis_has_ticks_at_round_numbers(double low, double high, params string[] labels)
    {
        using Plot plot = FigureStyle.Create("title", "x", "y");
        plot.Axes.Bottom.TickGenerator = LogAxis.Ticks(low, high);
        plot.Axes.SetLimitsX(Math.Log10(low), Math.Log10(high));
        FigureStyle.RenderAlone(plot);
        Tick[] ticks = plot.Axes.Bottom.TickGenerator.Ticks;

        Assert.That(ticks.Select(tick => tick.Label), Is.EqualTo(labels));
        Assert.That(ticks[0].Position, Is.EqualTo(Math.Log10(low)).Within(1e-12));
    }

    private static int CountPixels(byte[] png, Color color)
    {
        using SKBitmap bitmap = SKBitmap.Decode(png);
        return bitmap.Pixels.Count(pixel => pixel.Red == color.R && pixel.Green == color.G && pixel.Blue == color.B);
    }
}
