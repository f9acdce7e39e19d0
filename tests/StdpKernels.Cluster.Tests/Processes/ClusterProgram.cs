using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Tests.Support;

namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>This assembly, started as a program that tests can kill: a silo for shards, or one with the driver of a run.</summary>
/// <remarks><c>silo REDIS FOLDER PORT [TLS]</c>, or <c>driver</c> with the same.</remarks>
internal static class ClusterProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        bool drives = arguments[0] == "driver";
        var options = new StdpClusterOptions
        {
            Redis = arguments[1],
            CheckpointFolder = arguments[2],
            SiloPort = Number(arguments[3]),
            AdvertisedAddress = "127.0.0.1",
            HostsShards = !drives,
            Tls = Tls(arguments.ElementAtOrDefault(4)),
        };
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.UseOrleans(silo => silo.UseStdpCluster(options, ShardCluster.Models));
        using IHost host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        if (!drives)
        {
            await host.WaitForShutdownAsync();
            return 0;
        }

        await RunProgram.DriveAsync(host.Services, options.CheckpointFolder);
        await host.StopAsync();
        return 0;
    }

    /// <summary>Certificates of a name in a folder: <c>FOLDER/NAME</c>.</summary>
    private static StdpTlsOptions? Tls(string? name) => name is null ? null : new()
    {
        Certificate = $"{name}.pem",
        Key = $"{name}.key",
        Authority = Path.Combine(Path.GetDirectoryName(name)!, "authority.pem"),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
