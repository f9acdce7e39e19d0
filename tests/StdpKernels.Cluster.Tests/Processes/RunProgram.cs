using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Shards;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>The run of a driver process: the network of the tests in a closed loop, and a digest of all its spikes.</summary>
internal static class RunProgram
{
    public const string Run = "killed";

    public static ShardCut Cut { get; } = ShardCluster.Cut([20, 1, 30, 10], [5, 6, 7, 0]);

    /// <summary>The file that ends a run, in the folder of checkpoints.</summary>
    public const string Stop = "stop";

    /// <summary>Drives until the file is there, with a line for each window, and at the end a checkpoint and the digest.</summary>
    public static async Task DriveAsync(IServiceProvider silo, string folder)
    {
        var options = new ClusterRunOptions { Run = Run, Model = "network", Settings = default, Cut = Cut, CheckpointWindows = 10 };
        await using ClusterShardHost host = await ClusterShardHost.StartAsync(silo, options);
        var group = new ShardGroup(Cut, host);
        byte[] digest = host.UserData.ToArray();
        while (!File.Exists(Path.Combine(folder, Stop)))
        {
            // The digest up to here, should there be a checkpoint behind this window: the driver that goes on from it has the window's spikes.
            SpikeRaster last = host.LastFired.Count == 0
                ? SpikeRaster.Silence(Cut.Neurons, ShardCluster.Window)
                : SpikeRaster.Merge(host.LastFired, Cut);
            digest = Add(digest, last);
            host.UserData = digest;
            await group.RunAsync(ShardCluster.Window, last);
            Console.WriteLine(JsonSerializer.Serialize(new ProgressLine(host.StepsDone, await PortsAsync(silo), [.. host.Recoveries])));
        }

        digest = Add(digest, SpikeRaster.Merge(host.LastFired, Cut));
        await host.SaveAsync();
        Console.WriteLine($"digest {host.StepsDone} {Convert.ToHexString(digest)}");
    }

    public static byte[] Add(byte[] digest, SpikeRaster raster)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(digest);
        for (int sample = 0; sample < raster.Samples; sample++)
        {
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(raster.Events[sample]));
            hash.AppendData([0xFF]);
        }

        return hash.GetHashAndReset();
    }

    private static async Task<int[]> PortsAsync(IServiceProvider silo)
    {
        IGrainFactory grains = silo.GetRequiredService<IGrainFactory>();
        IManagementGrain management = grains.GetGrain<IManagementGrain>(0);
        try
        {
            SiloAddress?[] places = await Task.WhenAll(Enumerable.Range(0, Cut.Shards)
                .Select(shard => management.GetActivationAddress(grains.GetGrain<IShardGrain>($"{Run}/{shard}")).AsTask()));
            return [.. places.Select(place => place?.Endpoint.Port ?? 0)];
        }
        catch (OrleansException)
        {
            // The silo of the grain that would know is the one that was killed.
            return [.. Enumerable.Repeat(0, Cut.Shards)];
        }
    }
}

/// <summary>What a driver process says after each window: where shards are, 0 where that is not known, and how often each was lost.</summary>
internal sealed record ProgressLine(long Steps, int[] Ports, int[] Recoveries);
