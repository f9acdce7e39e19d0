namespace StdpKernels.ClusterBenchmarks.Measuring;

/// <summary>How much is measured.</summary>
/// <param name="Shards">Numbers of shards.</param>
/// <param name="Loads">Steps of a window and Hz of each neuron. Without the higher rates, bytes would be too few to tell what one costs.</param>
/// <param name="WarmUp">Windows in front of those that count.</param>
/// <param name="Windows">Windows of a row.</param>
/// <param name="Kills">How often a silo is killed.</param>
internal sealed record MeasuringPlan(IReadOnlyList<int> Shards, IReadOnlyList<(int Window, double Rate)> Loads, int WarmUp, int Windows, int Kills)
{
    public static MeasuringPlan Full { get; } = new([1, 2, 3, 4], [(1, 5), (8, 5), (32, 5), (32, 100)], 2_000, 20_000, 9);

    public static MeasuringPlan Quick { get; } = new([1, 2], [(1, 5), (8, 5), (32, 100)], 50, 200, 1);
}
