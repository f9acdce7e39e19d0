using Microsoft.Extensions.Hosting;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Tests.Processes;
using StdpKernels.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.Samples;

/// <summary>The program of the package's readme.</summary>
internal sealed class FirstRunTests
{
    [Test]
    public async Task A_silo_of_this_machine_drives_a_layer_in_its_own_shards()
    {
        using var folder = new TemporaryFolder();
        float[] weights = await LearnAsync(RedisServer.FreePort(), folder.FullName);
        Assert.That(weights, Bits.EqualTo(LearnInOneLayer()));
        Assert.That(weights, Has.Some.GreaterThan(0));
        Assert.That(Directory.GetFiles(Path.Combine(folder.FullName, "first")).Select(Path.GetFileName), Is.EquivalentTo(
            ["manifest.json", "manifest.lock", "shard-0.step-80", "shard-1.step-80"]));
    }

    private static async Task<float[]> LearnAsync(int port, string folder)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseStdpCluster(new() { SiloPort = port, CheckpointFolder = folder }));
        using IHost host = builder.Build();
        await host.StartAsync();

        var plan = new LayerPlan<float>(batchSize: 1, inputs: 1000, outputs: 600, new() { EtaPlus = 0.01 });
        var cut = ShardCut.Even(plan.Outputs, shards: 2);
        await using ClusterShardHost shards = await ClusterShardHost.StartAsync(host.Services, new()
        {
            Run = "first",
            Model = LayerModel.Name,
            Settings = LayerModel.Encode(plan),
            Cut = cut,
        });

        // As with one layer, but in windows: here ten of eight steps.
        var layer = new ShardedStdpLayer<float>(cut, shards);
        for (int window = 0; window < 10; window++)
        {
            await layer.RunAsync(steps: 8, Spikes(plan.Inputs, window), Spikes(plan.Outputs, window));
        }

        await shards.SaveAsync();
        float[] weights = new float[plan.Inputs * cut.SizeOf(1)];
        await layer.ReadWeightsAsync(shard: 1, weights);
        return weights;
    }

    // What is spiking is of no matter here.
    private static SpikeRaster Spikes(int neurons, int window) =>
        new(neurons, [.. Enumerable.Range(0, 8).Select(step => (301 + (window * 8) + (step % 3)) % neurons)], [.. Enumerable.Range(0, 9)]);

    // Of the neurons of the second shard.
    private static float[] LearnInOneLayer()
    {
        var layer = new StdpLinearLayer<float>(1, 1000, 600, new() { EtaPlus = 0.01 });
        for (int window = 0; window < 10; window++)
        {
            layer.StepWindow(8, Spikes(1000, window).Events, Spikes(600, window).Events);
        }

        return layer.Weights.Span[(300 * 1000)..].ToArray();
    }
}
