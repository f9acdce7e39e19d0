namespace StdpKernels.Threading;

/// <summary>Neighbouring rows of w, which one thread updates.</summary>
/// <param name="First">The first row.</param>
/// <param name="End">The row behind the last.</param>
internal readonly record struct RowRange(int First, int End)
{
    /// <summary>The number of rows.</summary>
    public int Count => End - First;

    /// <summary>One of several parts of nearly equal size, each beginning at a multiple of <paramref name="step"/> rows.</summary>
    public static RowRange Part(int rows, int step, int part, int parts)
    {
        long steps = ((long)rows + step - 1) / step;
        int first = (int)Math.Min(rows, steps * part / parts * step);
        int end = (int)Math.Min(rows, steps * (part + 1) / parts * step);
        return new RowRange(first, end);
    }
}
