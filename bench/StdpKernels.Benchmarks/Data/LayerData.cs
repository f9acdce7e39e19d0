using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Benchmarks;

/// <summary>What every contender gets: layer, first weights and traces, and the activity of some steps that repeat.</summary>
internal sealed class LayerData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Several patterns, so that no branch predictor learns a step by heart; few, so that activity is as warm as in a simulation
    // that has just computed it.
    private const int MaxPatterns = 8;
    private const int MinPatterns = 2;
    private const int ActivityBytes = 64 * 1024;

    public LayerData(PlasticLayer layer, double percent, int window = 1)
        : this(layer, percent, Activity.Spikes<T>, window)
    {
    }

    /// <param name="layer">The layer.</param>
    /// <param name="percent">How many of 100 neurons fire.</param>
    /// <param name="draw">Draws the activity of so many neurons.</param>
    /// <param name="window">How many steps are given at once: in none of them the same neurons fire as in another.</param>
    public LayerData(PlasticLayer layer, double percent, Func<Random, int, double, T[]> draw, int window = 1)
    {
        Layer = layer;
        Percent = percent;
        var random = new Random(1);
        int patternBytes = Unsafe.SizeOf<T>() * (layer.PreLength + layer.PostLength);
        PatternCount = Math.Max(window, Math.Clamp(ActivityBytes / patternBytes, MinPatterns, MaxPatterns));
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

    /// <summary>Synaptic updates of a linear step, on average: each side's spikes times the other side's neurons.</summary>
    public double SynapticUpdates => Layer is LinearLayer layer
        ? (MeanSpikes(ActivityPre) * layer.Outputs) + (MeanSpikes(ActivityPost) * layer.Inputs)
        : 0;

    private static double MeanSpikes(IReadOnlyList<T[]> activity) =>
        activity.Average(spikes => (double)spikes.Count(spike => spike != T.Zero));
}
