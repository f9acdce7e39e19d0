namespace StdpKernels.Tool.Recordings;

/// <summary>How many steps of a recording are replayed at a time.</summary>
internal static class ReplayWindow
{
    // Enough for weights to be read from memory seldom; and at least so many windows, so that their median is not the one that is compiled.
    private const int LongestWindow = 64;
    private const int FewestWindows = 8;

    // Of activity, both sides together: windows of large layers are shorter, so that the memory for them stays small beside the weights.
    private const int MostNumbers = 1 << 20;

    // What a window keeps for a neuron and step: its activity, traces and lists.
    private const int BytesPerNumber = 40;

    /// <summary>The number of steps.</summary>
    /// <param name="steps">Steps of the recording.</param>
    /// <param name="neurons">Neurons of both sides, times samples.</param>
    public static int StepsOf(int steps, long neurons) =>
        (int)Math.Max(1, Math.Min(Math.Min(LongestWindow, steps / FewestWindows), MostNumbers / neurons));

    /// <summary>Bytes that a window keeps beyond those of a single step, at most.</summary>
    /// <param name="steps">Steps of the recording.</param>
    /// <param name="neurons">Neurons of both sides, times samples.</param>
    public static long GreatestMemory(int steps, long neurons) => (StepsOf(steps, neurons) - 1) * neurons * BytesPerNumber;
}
