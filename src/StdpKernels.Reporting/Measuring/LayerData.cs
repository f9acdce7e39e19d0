using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Reporting.Measuring;

/// <summary>What every contender gets: layer, first weights and traces, and the activity of some steps that repeat.</summary>
internal sealed class LayerData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Several patterns, so that no branch predictor learns a step by heart; few, so that activity is as warm as in a simulation
    // that has just computed it.
    private const int MaxPatterns = 8;
    private const int MinPatterns = 2;
    private const int ActivityBytes = 64 * 1024;

    /// <param name="layer">The layer.</param>
    /// <param name="percent">How many of 100 neurons fire.</param>
    /// <param name="window">How many steps are given at once: in none of them the same neurons fire as in another.</param>
    public LayerData(PlasticLayer layer, double percent, int window = 1)
        : this(layer, percent, Math.Max(window, WarmPatterns(layer)), Activity.Spikes<T>)
    {
    }

    /// <param name="layer">The layer.</param>
    /// <param name="percent">How many of 100 neurons fire.</param>
    /// <param name="draw">Draws the activity of so many neurons.</param>
    public LayerData(PlasticLayer layer, double percent, Func<Random, int, double, T[]> draw)
        : this(layer, percent, WarmPatterns(layer), draw)
    {
    }

    /// <param name="layer">The layer.</param>
    /// <param name="percent">How many of 100 neurons fire.</param>
    /// <param name="patternCount">How many steps have activity of their own.</param>
    /// <param name="draw">Draws the activity of so many neurons.</param>
    public LayerData(PlasticLayer layer, double percent, int patternCount, Func<Random, int, double, T[]> draw)
    {
        Layer = layer;
        Percent = percent;
        PatternCount = patternCount;
        var random = new Random(1);
        ActivityPre = [.. Enumerable.Range(0, PatternCount).Select(_ => draw(random, layer.PreLength, percent))];
        ActivityPost = [.. Enumerable.Range(0, PatternCount).Select(_ => draw(random, layer.PostLength, percent))];
        TracePre = Activity.Uniform<T>(random, layer.PreLength);
        TracePost = Activity.Uniform<T>(random, layer.PostLength);
        Weights = Activity.Uniform<T>(random, layer.WeightLength);
    }

    public PlasticLayer Layer { get; }

    /// <summary>How many of 100 neurons fire in a step, on both sides.</summary>
    public double Percent { get; }

    public int PatternCount { get; }

    public IReadOnlyList<T[]> ActivityPre { get; }

    public IReadOnlyList<T[]> ActivityPost { get; }

    public T[] TracePre { get; }

    public T[] TracePost { get; }

    public T[] Weights { get; }

    /// <summary>Spikes of a step on average.</summary>
    public (double Pre, double Post) Spikes => (MeanSpikes(ActivityPre), MeanSpikes(ActivityPost));

    private static int WarmPatterns(PlasticLayer layer) =>
        Math.Clamp(ActivityBytes / (Unsafe.SizeOf<T>() * (layer.PreLength + layer.PostLength)), MinPatterns, MaxPatterns);

    private static double MeanSpikes(IReadOnlyList<T[]> activity) =>
        activity.Average(spikes => (double)spikes.Count(spike => spike != T.Zero));
}
