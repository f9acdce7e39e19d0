using System.Numerics;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Sharding;
using StdpKernels.Tests.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.InProcess;

/// <summary>Plastic layers in silos have the bits of one layer: every rule, kind of layer, type, batch and cut.</summary>
internal sealed class LayerClusterTests
{
    private ShardCluster _cluster = null!;

    [OneTimeSetUp]
    public async Task StartSilos() => _cluster = await ShardCluster.StartAsync(3);

    [OneTimeTearDown]
    public async Task StopSilos() => await _cluster.DisposeAsync();

    [Test]
    public Task Rules_of_single_precision([Values("rows", "columns", "sparse")] string kind, [Values(1, 3)] int batch) => AllRulesAsync<float>(kind, batch);

    [Test]
    public Task Rules_of_double_precision([Values("rows", "columns", "sparse")] string kind, [Values(1, 3)] int batch) => AllRulesAsync<double>(kind, batch);

    private async Task AllRulesAsync<T>(string kind, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int number, StdpAlgorithm algorithm) in Algorithms.All.Index())
        {
            int[] sizes = new int[][] { [20, 21], [1, 33, 7], [16, 0, 17, 8], [41] }[number % 4];
            StdpParameters<T> parameters = (number % 2 == 0
                ? new() { EtaPlus = 0.1, EtaMinus = 0.08, Mu = 0.5 }
                : LayerCases<T>.Tensors(kind, batch, number)) with
            { Algorithm = algorithm };
            await AssertSameAsync(kind, sizes, batch, parameters, $"{typeof(T).Name}-{kind}-{batch}-{number}".ToLowerInvariant());
        }
    }

    private async Task AssertSameAsync<T>(string kind, int[] sizes, int batch, StdpParameters<T> parameters, string run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var cut = ShardCut.OfSizes(sizes);
        await using ClusterShardHost host = await _cluster.DriveAsync(new()
        {
            Run = run,
            Model = LayerModel.Name,
            Settings = LayerModel.Encode(LayerCases<T>.Plan(kind, batch, parameters)),
            Cut = cut,
        });
        var sharded = new ShardedStdpLayer<T>(cut, host);
        StdpLayer<T> whole = LayerCases<T>.Whole(kind, batch, parameters);
        T[] weights = new Data<T>(7).WeightsAround(whole.Weights.Span.Length);
        weights.CopyTo(whole.EditWeights().Span);
        for (int shard = 0; shard < cut.Shards; shard++)
        {
            await sharded.WriteWeightsAsync(shard, Array.ConvertAll(LayerCases<T>.Places(kind, cut[shard][0]), place => weights[place]));
        }

        var random = new Random(11);
        for (int steps = 1; steps < 5; steps++)
        {
            SpikeRaster pre = LayerCases<T>.Spikes(random, LayerCases<T>.Inputs, steps * batch, 0.02 * steps);
            SpikeRaster post = LayerCases<T>.Spikes(random, LayerCases<T>.Outputs, steps * batch, 0.3 - (0.05 * steps));
            whole.StepWindow(steps, pre.Events, post.Events);
            await sharded.RunAsync(steps, pre, post);
        }

        T[] all = whole.Weights.Span.ToArray(), tracePre = whole.State.TracePre.Span.ToArray();
        for (int shard = 0; shard < cut.Shards; shard++)
        {
            int[] places = LayerCases<T>.Places(kind, cut[shard][0]);
            T[] came = new T[places.Length], trace = new T[tracePre.Length];
            await sharded.ReadWeightsAsync(shard, came);
            await sharded.ReadTraceAsync(shard, "t_pre", trace);
            Assert.That(came, Bits.EqualTo(Array.ConvertAll(places, place => all[place])), $"w of shard {shard}, {run}");
            Assert.That(trace, Bits.EqualTo(tracePre), $"t_pre of shard {shard}, {run}");
        }

        Assert.That(host.Recoveries, Is.All.Zero);
    }
}
