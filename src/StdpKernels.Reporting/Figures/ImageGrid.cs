using SkiaSharp;

namespace StdpKernels.Reporting.Figures;

/// <summary>Small images in rows and columns, such as filters, on one scale of colours, which stands beside them.</summary>
public sealed class ImageGrid : IDisposable
{
    private const int Margin = 24;
    private const int Gap = 18;
    private const int LabelHeight = 34;
    private const float LabelSize = 22;

    private readonly ColorScale _scale;
    private readonly int _columns;
    private readonly int _side;
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly SKFont _font;
    private readonly SKPaint _ink = new() { Color = FigureColors.Ink.ToSKColor(), IsAntialias = true };

    /// <summary>A white page.</summary>
    /// <param name="rows">How many rows of images.</param>
    /// <param name="columns">How many columns of images.</param>
    /// <param name="side">Height and width of an image on the page, in pixels.</param>
    /// <param name="scale">The colours of the values.</param>
    public ImageGrid(int rows, int columns, int side, ColorScale scale)
    {
        (_columns, _side, _scale) = (columns, side, scale);
        int height = rows * (side + LabelHeight + Gap);
        _bitmap = new SKBitmap((2 * Margin) + (columns * (side + Gap)) + ColorScale.Width, (2 * Margin) + height - Gap);
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
        _font = new SKFont(EmbeddedFont.Typeface, LabelSize);
        scale.Draw(_canvas, Margin + (columns * (side + Gap)), Margin, height - Gap - LabelHeight, _font, _ink);
    }

    /// <summary>Draws a square image with a label below.</summary>
    /// <param name="index">Its place, row by row.</param>
    /// <param name="values">The values, row by row.</param>
    /// <param name="label">What stands below.</param>
    public void Draw(int index, ReadOnlySpan<float> values, string label)
    {
        (int row, int column) = Math.DivRem(index, _columns);
        float left = Margin + (column * (_side + Gap));
        float top = Margin + (row * (_side + LabelHeight + Gap));
        int size = (int)Math.Sqrt(values.Length);
        float cell = (float)_side / size;
        using var paint = new SKPaint();
        for (int pixel = 0; pixel < values.Length; pixel++)
        {
            (int y, int x) = Math.DivRem(pixel, size);
            paint.Color = _scale.Of(values[pixel]);
            _canvas.DrawRect(left + (x * cell), top + (y * cell), cell, cell, paint);
        }

        _canvas.DrawText(label, left + (_side / 2f), top + _side + LabelHeight - 8, SKTextAlign.Center, _font, _ink);
    }

    /// <summary>The page as a PNG file.</summary>
    public byte[] ToPng()
    {
        using SKData data = _bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public void Dispose()
    {
        _ink.Dispose();
        _font.Dispose();
        _canvas.Dispose();
        _bitmap.Dispose();
    }
}
