namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>How the ten digits are written: lines through points, in a box from (−1, −1) at the top left to (1, 1).</summary>
internal static class DigitStrokes
{
    private static readonly Segment[][] All =
    [
        [.. Arc(0, 0, 0.6, 0.95, 0, 360)],
        [.. Line((-0.35, -0.6), (0.1, -0.95), (0.1, 0.95))],
        [.. Arc(0, -0.45, 0.55, 0.5, 190, 395), .. Line((0.45, -0.17), (-0.6, 0.95), (0.65, 0.95))],
        [.. Arc(-0.05, -0.48, 0.5, 0.47, 215, 450), .. Arc(-0.05, 0.47, 0.58, 0.48, 270, 500)],
        [.. Line((0.3, 0.95), (0.3, -0.95), (-0.65, 0.35), (0.7, 0.35))],
        [.. Line((0.55, -0.95), (-0.45, -0.95), (-0.5, -0.1)), .. Arc(-0.05, 0.35, 0.6, 0.6, 225, 500)],
        [.. Arc(0.35, 0.1, 0.9, 1.05, 190, 265), .. Arc(0, 0.42, 0.53, 0.53, 0, 360)],
        [.. Line((-0.6, -0.95), (0.6, -0.95), (-0.1, 0.95))],
        [.. Arc(0, -0.48, 0.45, 0.46, 0, 360), .. Arc(0, 0.47, 0.56, 0.49, 0, 360)],
        [.. Arc(0, -0.42, 0.53, 0.53, 0, 360), .. Arc(-0.35, -0.1, 0.9, 1.05, 10, 85)],
    ];

    /// <summary>The pieces of a digit.</summary>
    public static ReadOnlySpan<Segment> Of(int digit) => All[digit];

    private static IEnumerable<Segment> Line(params (double X, double Y)[] points) =>
        points.Zip(points.Skip(1), (from, to) => new Segment((float)from.X, (float)from.Y, (float)to.X, (float)to.Y));

    // Angles in degrees, clockwise from the right, since y points down.
    private static IEnumerable<Segment> Arc(double x, double y, double radiusX, double radiusY, double from, double to)
    {
        const int Pieces = 12;
        return Line([.. Enumerable.Range(0, Pieces + 1).Select(i =>
        {
            double angle = double.DegreesToRadians(from + ((to - from) * i / Pieces));
            return (x + (radiusX * Math.Cos(angle)), y + (radiusY * Math.Sin(angle)));
        })]);
    }
}

/// <summary>A straight piece of a stroke.</summary>
internal readonly record struct Segment(float FromX, float FromY, float ToX, float ToY);
