using System.Globalization;
using SkiaSharp;

namespace StdpKernels.Reporting.Figures;

/// <summary>From values to colours, and the bar that tells which is which: zero is dark, the greatest value bright.</summary>
/// <param name="Label">What the values are, with their unit.</param>
/// <param name="Greatest">The value of full brightness.</param>
public sealed record ColorScale(string Label, double Greatest)
{
    /// <summary>The room at the right of what is drawn, in pixels.</summary>
    public const int Width = 170;

    private const int BarWidth = 28;
    private const int Ticks = 5;
    private const float TickLength = 8;

    private static readonly ScottPlot.Colormaps.Viridis Map = new();

    /// <summary>The colour of a value.</summary>
    public SKColor Of(double value) => Map.GetColor(Math.Clamp(value / Greatest, 0, 1)).ToSKColor();

    /// <summary>Draws the bar from the top down, with its numbers and its label at the right.</summary>
    internal void Draw(SKCanvas canvas, float left, float top, float height, SKFont font, SKPaint ink)
    {
        using var paint = new SKPaint();
        for (int y = 0; y < (int)height; y++)
        {
            paint.Color = Of(Greatest * (1 - (y / height)));
            canvas.DrawRect(left, top + y, BarWidth, 1, paint);
        }

        for (int i = 0; i < Ticks; i++)
        {
            double value = Greatest * i / (Ticks - 1);
            float y = top + (height * (1 - ((float)i / (Ticks - 1))));
            canvas.DrawLine(left + BarWidth, y, left + BarWidth + TickLength, y, ink);
            canvas.DrawText(
                value.ToString("0.##", CultureInfo.InvariantCulture),
                left + BarWidth + TickLength + 6,
                y + (font.Size / 3),
                SKTextAlign.Left,
                font,
                ink);
        }

        canvas.Save();
        canvas.RotateDegrees(-90, left + Width - font.Size, top + (height / 2));
        canvas.DrawText(Label, left + Width - font.Size, top + (height / 2), SKTextAlign.Center, font, ink);
        canvas.Restore();
    }
}
