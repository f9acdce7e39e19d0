namespace StdpKernels.Benchmarks.Latency;

/// <summary>The activity of a schedule: in every step as many neurons fire, others each time, so that all steps have the same work.</summary>
internal static class EqualSpikes
{
    /// <summary>Draws it.</summary>
    /// <param name="random">Where from.</param>
    /// <param name="length">How many neurons there are.</param>
    /// <param name="percent">How many of 100 fire, rounded.</param>
    public static float[] Draw(Random random, int length, double percent)
    {
        float[] spikes = new float[length];
        spikes.AsSpan(0, (int)Math.Round(length * percent / 100)).Fill(1);
        random.Shuffle(spikes);
        return spikes;
    }
}
