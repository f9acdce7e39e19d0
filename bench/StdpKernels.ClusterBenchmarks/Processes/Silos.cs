using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Tests.Processes;

namespace StdpKernels.ClusterBenchmarks.Processes;

/// <summary>A driver's silo in this process, and a process with a silo for each shard.</summary>
internal sealed class Silos : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stdp-cluster-bench-").FullName;
    private readonly List<Process> _processes = [];
    private readonly string _meeting;
    private IHost? _driver;

    private Silos(string meeting) => _meeting = meeting;

    public IServiceProvider Driver => _driver!.Services;

    public IReadOnlyList<Process> Processes => _processes;

    /// <param name="redis">Where silos meet; null for those of this machine, which meet at the driver's.</param>
    /// <param name="shards">How many processes.</param>
    public static async Task<Silos> StartAsync(RedisServer? redis, int shards)
    {
        int port = RedisServer.FreePort();
        var silos = new Silos(redis?.Address ?? Text(port));
        try
        {
            silos._driver = await StartSiloAsync(silos._folder, silos._meeting, port, hostsShards: false);
            while (silos._processes.Count < shards)
            {
                silos._processes.Add(ChildProcess.Start(ChildProcess.Silo, silos._folder, silos._meeting, Text(RedisServer.FreePort())));
            }

            // Shards are put into the silos that the driver's knows.
            IClusterManifestProvider manifests = silos.Driver.GetRequiredService<IClusterManifestProvider>();
            while (manifests.Current.Silos.Count <= shards)
            {
                await Task.Delay(50);
            }
        }
        catch
        {
            await silos.DisposeAsync();
            throw;
        }

        return silos;
    }

    /// <summary>The silo of a process, until that is ended.</summary>
    public static async Task ServeAsync(string folder, string meeting, int port)
    {
        using IHost host = await StartSiloAsync(folder, meeting, port, hostsShards: true);
        Console.WriteLine(ChildProcess.Ready);
        await Task.Delay(Timeout.Infinite);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Process process in _processes)
        {
            process.Kill();
            process.Dispose();
        }

        if (_driver is not null)
        {
            await _driver.StopAsync();
            _driver.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<IHost> StartSiloAsync(string folder, string meeting, int port, bool hostsShards)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        var models = new ShardModels();
        models.Add(EchoShard.Model, EchoShard.Create);
        var options = new StdpClusterOptions { SiloPort = port, HostsShards = hostsShards, CheckpointFolder = folder };
        if (int.TryParse(meeting, NumberStyles.None, CultureInfo.InvariantCulture, out int primary))
        {
            options.PrimaryPort = primary;
        }
        else
        {
            (options.Redis, options.AdvertisedAddress, options.ClusterId) = (meeting, "127.0.0.1", Path.GetFileName(folder));
        }

        builder.UseOrleans(silo => silo.UseStdpCluster(options, models));
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
