using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>Images of digits, drawn from strokes: turned, sheared, scaled, shifted, thick or thin, and with noise.</summary>
internal static class DigitImages
{
    /// <summary>Height and width.</summary>
    public const int Size = 28;

    public const int Pixels = Size * Size;

    /// <summary>Draws an image.</summary>
    /// <param name="digit">Which digit.</param>
    /// <param name="random">Where its handwriting comes from.</param>
    /// <param name="pixels">Receives the brightness of each pixel, from 0 to 1.</param>
    public static void Draw(int digit, Xoshiro256StarStar random, Span<float> pixels)
    {
        const double HalfHeight = 9;
        double angle = random.NextDouble(-0.2, 0.2);
        double shear = random.NextDouble(-0.2, 0.2);
        double scaleX = HalfHeight * random.NextDouble(0.75, 1.1);
        double scaleY = HalfHeight * random.NextDouble(0.85, 1.1);
        double shiftX = ((Size - 1) / 2.0) + random.NextDouble(-1.5, 1.5);
        double shiftY = ((Size - 1) / 2.0) + random.NextDouble(-1.5, 1.5);
        float halfWidth = (float)random.NextDouble(0.8, 1.5);
        (double sin, double cos) = Math.SinCos(angle);

        pixels.Clear();
        foreach (Segment segment in DigitStrokes.Of(digit))
        {
            (float fromX, float fromY) = Place(segment.FromX, segment.FromY);
            (float toX, float toY) = Place(segment.ToX, segment.ToY);
            DrawSegment(new Segment(fromX, fromY, toX, toY), halfWidth, pixels);
        }

        foreach (ref float pixel in pixels)
        {
            pixel = (float)Math.Clamp(pixel + (random.NextDouble() < 0.02 ? random.NextDouble(-0.8, 0.8) : 0), 0, 1);
        }

        (float X, float Y) Place(double x, double y)
        {
            (double scaledX, double scaledY) = (scaleX * (x + (shear * y)), scaleY * y);
            return ((float)(shiftX + (cos * scaledX) - (sin * scaledY)), (float)(shiftY + (sin * scaledX) + (cos * scaledY)));
        }
    }

    // Bright within half the width of the segment, and fading over one pixel.
    private static void DrawSegment(Segment segment, float halfWidth, Span<float> pixels)
    {
        float reach = halfWidth + 1;
        (float alongX, float alongY) = (segment.ToX - segment.FromX, segment.ToY - segment.FromY);
        float squaredLength = Math.Max((alongX * alongX) + (alongY * alongY), 1e-6f);
        (int top, int bottom) = Range(segment.FromY, segment.ToY, reach);
        (int left, int right) = Range(segment.FromX, segment.ToX, reach);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                float part = (((x - segment.FromX) * alongX) + ((y - segment.FromY) * alongY)) / squaredLength;
                part = Math.Clamp(part, 0, 1);
                float distanceX = x - segment.FromX - (part * alongX);
                float distanceY = y - segment.FromY - (part * alongY);
                float distance = MathF.Sqrt((distanceX * distanceX) + (distanceY * distanceY));
                ref float pixel = ref pixels[(y * Size) + x];
                pixel = Math.Max(pixel, Math.Clamp(reach - distance, 0, 1));
            }
        }
    }

    private static (int First, int Last) Range(float one, float other, float reach) => (
        Math.Max(0, (int)MathF.Floor(Math.Min(one, other) - reach)),
        Math.Min(Size - 1, (int)MathF.Ceiling(Math.Max(one, other) + reach)));
}
