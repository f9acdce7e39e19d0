namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>A bar of one pixel's width, in one of four orientations.</summary>
internal static class Bar
{
    /// <summary>Its angles to the horizontal.</summary>
    public static IReadOnlyList<string> Orientations { get; } = ["0°", "45°", "90°", "135°"];

    /// <summary>How many places a bar has in a square, from where it enters to where it leaves.</summary>
    public static int Places(int orientation, int size) => orientation % 2 == 0 ? size : (2 * size) - 1;

    /// <summary>Whether a pixel of a square is under the bar.</summary>
    /// <param name="orientation">The orientation, 0 to 3.</param>
    /// <param name="place">How far the bar has moved, in pixels.</param>
    /// <param name="y">The pixel's row, from above.</param>
    /// <param name="x">The pixel's column.</param>
    /// <param name="size">Height and width of the square.</param>
    public static bool Covers(int orientation, int place, int y, int x, int size) => orientation switch
    {
        0 => y == place,
        1 => x + y == place,
        2 => x == place,
        _ => x - y + size - 1 == place,
    };
}
