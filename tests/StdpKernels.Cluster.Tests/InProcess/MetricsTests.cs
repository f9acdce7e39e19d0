using OpenTelemetry;
using OpenTelemetry.Metrics;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Tests.InProcess;

/// <summary>What a cluster counts reaches a collector through OpenTelemetry.</summary>
[NonParallelizable]
internal sealed class MetricsTests
{
    [Test]
    public async Task Steps_windows_bytes_waiting_and_recoveries_are_exported()
    {
        const int Windows = 12;
        List<Metric> exported = [];
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(StdpClusterMetrics.MeterName).AddInMemoryExporter(exported).Build();
        ShardCut cut = ShardCluster.Cut([30, 31], [9, 9]);
        await using ShardCluster cluster = await ShardCluster.StartAsync(2);
        await using ClusterShardHost host = await cluster.DriveAsync(
            new() { Run = "metrics", Model = "network", Settings = default, Cut = cut, CheckpointWindows = 5 });
        var group = new ShardGroup(cut, host);
        SpikeRaster last = SpikeRaster.Silence(cut.Neurons, ShardCluster.Window);
        for (int i = 0; i < Windows; i++)
        {
            if (i == 8)
            {
                await cluster.Silos.DeactivateAsync(cluster.Silos.Client.GetGrain<StdpKernels.Cluster.Shards.IShardGrain>("metrics/0"));
            }

            last = await group.RunAsync(ShardCluster.Window, last);
        }

        provider.ForceFlush();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sum("stdp.cluster.windows"), Is.EqualTo(Windows));
            Assert.That(Sum("stdp.cluster.steps"), Is.EqualTo(Windows * ShardCluster.Window));
            Assert.That(Sum("stdp.cluster.recoveries"), Is.EqualTo(1));

            // Two shards, and what the lost one has done again since the checkpoint of the fifth window.
            Assert.That(Sum("stdp.shard.steps"), Is.EqualTo(((2 * Windows) + 3) * ShardCluster.Window));
            Assert.That(Sum("stdp.cluster.bytes"), Is.GreaterThan(3 * Windows * ShardCluster.Window));
            Assert.That(Sum("stdp.shards"), Is.EqualTo(2));
            Assert.That(Count("stdp.cluster.window.waiting"), Is.EqualTo(Windows));
            Assert.That(Count("stdp.shard.window.duration"), Is.EqualTo((2 * Windows) + 3));
            Assert.That(Count("stdp.cluster.checkpoint.duration"), Is.EqualTo(2));
            Assert.That(Count("stdp.cluster.recovery.duration"), Is.EqualTo(1));
        }

        long Sum(string name) => Points(name).Sum(point => point.GetSumLong());
        long Count(string name) => Points(name).Sum(point => point.GetHistogramCount());
        IEnumerable<MetricPoint> Points(string name)
        {
            foreach (Metric metric in exported.Where(metric => metric.Name == name))
            {
                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                {
                    yield return point;
                }
            }
        }
    }
}
