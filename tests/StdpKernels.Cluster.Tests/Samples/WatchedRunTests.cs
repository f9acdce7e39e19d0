using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Tests.Processes;
using StdpKernels.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.Samples;

/// <summary>The program of the page on clusters that shows a collector what a silo counts.</summary>
internal sealed class WatchedRunTests
{
    [Test]
    public async Task A_collector_gets_what_silo_and_driver_count()
    {
        using var folder = new TemporaryFolder();
        int port = RedisServer.FreePort();
        using var collector = new HttpListener();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        Task<string> received = ReceiveAsync(collector);

        await RunAsync(RedisServer.FreePort(), folder.FullName, new Uri($"http://127.0.0.1:{port}/v1/metrics"));
        string message = await received.WaitAsync(TimeSpan.FromSeconds(60));
        foreach (string name in new[] { "stdp.cluster.windows", "stdp.cluster.bytes", "stdp.cluster.window.waiting", "stdp.shards", "stdp.shard.commands", "orleans-" })
        {
            Assert.That(message, Does.Contain(name));
        }
    }

    private static async Task RunAsync(int port, string folder, Uri collector)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseStdpCluster(new() { SiloPort = port, CheckpointFolder = folder }));
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(StdpClusterMetrics.MeterName, "Microsoft.Orleans")
            .AddOtlpExporter(otlp => (otlp.Endpoint, otlp.Protocol) = (collector, OtlpExportProtocol.HttpProtobuf)));
        using IHost host = builder.Build();
        await host.StartAsync();

        await DriveAsync(host.Services);

        // What has been counted since the last export goes out.
        await host.StopAsync();
    }

    private static async Task DriveAsync(IServiceProvider silo)
    {
        var cut = ShardCut.Even(60, shards: 2);
        await using ClusterShardHost shards = await ClusterShardHost.StartAsync(silo, new()
        {
            Run = "watched",
            Model = LayerModel.Name,
            Settings = LayerModel.Encode(new LayerPlan<float>(1, 100, 60, new())),
            Cut = cut,
        });
        var layer = new ShardedStdpLayer<float>(cut, shards);
        await layer.RunAsync(8, SpikeRaster.Silence(100, 8), SpikeRaster.Silence(60, 8));
    }

    // The names stand in the message as they are.
    private static async Task<string> ReceiveAsync(HttpListener collector)
    {
        string all = "";
        while (!all.Contains("stdp.cluster.windows", StringComparison.Ordinal))
        {
            HttpListenerContext context = await collector.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, System.Text.Encoding.Latin1);
            all += await reader.ReadToEndAsync();
            context.Response.Close();
        }

        return all;
    }
}
