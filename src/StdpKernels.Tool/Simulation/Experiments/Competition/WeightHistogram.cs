namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>How weights between 0 and 1 are spread over bins of equal width.</summary>
internal static class WeightHistogram
{
    /// <summary>The fraction of the weights in each bin. A weight of 1 belongs to the last bin.</summary>
    /// <param name="weights">The weights, from 0 to 1.</param>
    /// <param name="fractions">Receives the fractions; its length is the number of bins.</param>
    public static void Fill(ReadOnlySpan<float> weights, Span<double> fractions)
    {
        fractions.Clear();
        foreach (float weight in weights)
        {
            fractions[Math.Min((int)(weight * fractions.Length), fractions.Length - 1)]++;
        }

        foreach (ref double fraction in fractions)
        {
            fraction /= weights.Length;
        }
    }
}
