using System.Diagnostics;
using System.Globalization;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Tests.Processes;
using StdpKernels.ClusterBenchmarks.Processes;
using StdpKernels.ClusterBenchmarks.Traffic;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Machine;
using StdpKernels.Sharding;

namespace StdpKernels.ClusterBenchmarks.Measuring;

/// <summary>Runs everything that the report shows.</summary>
internal static class ClusterMeasuring
{
    private const double KilledRate = 5;
    private const int KilledWindow = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<ClusterResults> RunAsync(MeasuringPlan plan)
    {
        using RedisServer? redis = await RedisServer.TryStartAsync();
        var rows = new List<ClusterRow>();
        foreach (int shards in plan.Shards)
        {
            await using Silos silos = await Silos.StartAsync(redis, shards);
            using var floor = new TcpFloor(shards);
            foreach (IGrouping<double, (int Window, double Rate)> loads in plan.Loads.GroupBy(load => load.Rate))
            {
                await using ClusterShardHost host = await DriveAsync(silos, shards, loads.Key);
                foreach ((int window, double rate) in loads)
                {
                    rows.Add(await MeasureAsync(host, floor, plan, new(shards, window, rate, 0, 0, new(0, 0), new(0, 0))));
                    Say($"{shards} shards, windows of {window} at {rate} Hz: {rows[^1].Engine.Median:0} µs, sockets {rows[^1].Floor.Median:0} µs");
                }
            }
        }

        var recoveries = new List<double>();
        for (int kill = 0; kill < plan.Kills; kill++)
        {
            recoveries.Add(await KillAsync(redis));
            Say($"recovery: {recoveries[^1]:0.00} s");
        }

        return new(
            MachineInfo.Detect(typeof(ClusterShardHost).Assembly), plan == MeasuringPlan.Quick, redis is null ? "localhost" : "Redis", plan.Windows, rows, recoveries);
    }

    private static async Task<ClusterRow> MeasureAsync(ClusterShardHost host, TcpFloor floor, MeasuringPlan plan, ClusterRow row)
    {
        SpikeRaster spikes = NetworkTraffic.Spikes(NetworkTraffic.Neurons, row.Window, row.Rate);
        Task RunAsync() => host.RunAsync(row.Window, spikes, [], CancellationToken.None);
        using var counter = new ByteCounter();
        await RunAsync();
        (long sent, long received) = counter.Take();
        counter.Dispose();
        (WindowTimes engine, WindowTimes sockets) = await WindowTimes.MeasureAsync(
            RunAsync, () => floor.RunAsync((int)(sent / row.Shards), (int)(received / row.Shards)), plan.WarmUp, plan.Windows);
        return row with { Sent = sent, Received = received, Engine = engine, Floor = sockets };
    }

    /// <summary>Kills a silo with a shard, whose place another silo can take.</summary>
    private static async Task<double> KillAsync(RedisServer? redis)
    {
        const int Shards = 2;
        SpikeRaster spikes = NetworkTraffic.Spikes(NetworkTraffic.Neurons, KilledWindow, KilledRate);
        await using Silos silos = await Silos.StartAsync(redis, Shards);
        await using ClusterShardHost host = await DriveAsync(silos, Shards, KilledRate);
        for (int i = 0; i < 100; i++)
        {
            _ = await host.RunAsync(KilledWindow, spikes, [], CancellationToken.None);
        }

        long began = Stopwatch.GetTimestamp();
        silos.Processes[0].Kill();
        while (host.Recoveries.Sum() == 0)
        {
            _ = await host.RunAsync(KilledWindow, spikes, [], CancellationToken.None);
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new CommandException("the silo that was killed had no shard");
            }
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Task<ClusterShardHost> DriveAsync(Silos silos, int shards, double rate) => ClusterShardHost.StartAsync(silos.Driver, new()
    {
        Run = string.Create(CultureInfo.InvariantCulture, $"bench-{rate}"),
        Model = EchoShard.Model,
        Settings = EchoShard.Settings(rate),
        Cut = ShardCut.Even(NetworkTraffic.Neurons, shards),
    });

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
