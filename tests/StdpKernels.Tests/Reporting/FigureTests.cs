using ScottPlot;
using SkiaSharp;
using StdpKernels.Reporting.Figures;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Tests.Reporting;

internal sealed class FigureTests
{
    [Test]
    public void A_percentile_plot_takes_a_time_of_zero_and_a_slowest_step_without_end()
    {
        LatencyPoint[] points = [new(0, 0), new(50, 1), new(99, 10), new(100, double.PositiveInfinity)];

        byte[] plot = PercentilePlot.Draw("Steps", "Time", [new("alone", FigureColors.Accent, points)]);

        Assert.That(CountPixels(plot, FigureColors.Accent), Is.GreaterThan(1000));
    }

    [Test]
    public void A_percentile_plot_shows_the_slowest_step_however_slow_it_was()
    {
        LatencyPoint[] points = [new(0, 1), new(50, 1), new(99, 1)];
        LatencyPoint[] withSlowest = [.. points, new(100, 16_000)];

        byte[] without = PercentilePlot.Draw("Steps", "Time", [new("alone", FigureColors.Accent, points)]);
        byte[] with = PercentilePlot.Draw("Steps", "Time", [new("alone", FigureColors.Accent, withSlowest)]);

        // The mark stands near the upper right corner, where there is nothing else of this colour.
        Assert.That(CountPixels(with, FigureColors.Accent, right: true), Is.GreaterThan(80));
        Assert.That(CountPixels(without, FigureColors.Accent, right: true), Is.Zero);
    }

    [Test]
    public void Images_have_a_bar_that_says_which_colour_is_which_value()
    {
        var scale = new ColorScale("Weight", 0.5);
        using var grid = new ImageGrid(rows: 1, columns: 1, side: 200, scale);
        grid.Draw(0, [0.5f, 0, 0.25f, 1], "a");
        using SKBitmap picture = SKBitmap.Decode(grid.ToPng());

        // Margin 24, image 200, gap 18: the bar begins at 242 and goes from top to bottom as the image does.
        Assert.That(picture.GetPixel(30, 30), Is.EqualTo(scale.Of(0.5)).And.EqualTo(scale.Of(7)));
        Assert.That(picture.GetPixel(200, 30), Is.EqualTo(scale.Of(0)));
        Assert.That(picture.GetPixel(250, 24), Is.EqualTo(scale.Of(0.5)));
        Assert.That(picture.GetPixel(250, 24 + 100), Is.EqualTo(scale.Of(0.25)));
        Assert.That(scale.Of(0), Is.Not.EqualTo(scale.Of(0.25)).And.Not.EqualTo(scale.Of(0.5)));
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

    private static int CountPixels(byte[] png, Color color, bool right = false)
    {
        using SKBitmap bitmap = SKBitmap.Decode(png);
        int width = bitmap.Width;
        return bitmap.Pixels
            .Where((_, i) => !right || (i % width > width * 3 / 4 && i / width < bitmap.Height / 3))
            .Count(pixel => pixel.Red == color.R && pixel.Green == color.G && pixel.Blue == color.B);
    }
}
