using System.Globalization;
using System.Text.Json;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Sharding;
using StdpKernels.Tests.Simulation;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>Processes of silos and of the driver are killed at random moments: the run ends with the bits of one that nobody touched.</summary>
/// <remarks><c>STDPKERNELS_CLUSTER_KILLS</c> asks for more of them, and <c>STDPKERNELS_CLUSTER_SEED</c> for others.</remarks>
internal sealed class KillTests
{
    private const int Silos = 3;

    private readonly List<ProgramProcess> _silos = [];
    private ProgramProcess _driver = null!;
    private ProgressLine _line = null!;

    private static int Kills => Number("STDPKERNELS_CLUSTER_KILLS", 4);

    private static int Seed => Number("STDPKERNELS_CLUSTER_SEED", 1);

    [TearDown]
    public void EndProcesses()
    {
        _silos.ForEach(silo => silo.Dispose());
        _silos.Clear();
        _driver?.Dispose();
    }

    [Test]
    public async Task No_kill_costs_a_bit_or_a_healthy_shard()
    {
        using var folder = new TemporaryFolder();
        using RedisServer redis = await RequiredRedis.StartAsync();
        var random = new Random(Seed);
        _silos.AddRange(Enumerable.Range(0, Silos).Select(_ => new ProgramProcess("silo", redis.Address, folder.FullName)));
        _silos.ForEach(silo => silo.WaitFor(line => line == "ready", "a silo"));
        _driver = new ProgramProcess("driver", redis.Address, folder.FullName);
        Follow(line => line.Ports.All(port => port > 0), "the first window");
        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(1500));
            Follow(line => line.Ports.All(port => port > 0), "a window");
            if (kill % 4 == 1)
            {
                KillDriver(redis, folder);
            }
            else
            {
                KillSilo(random, redis, folder);
            }
        }

        File.WriteAllText(folder.PathOf(RunProgram.Stop), "");
        string[] digest = _driver.WaitFor(line => line.StartsWith("digest", StringComparison.Ordinal), "the end").Split(' ');
        long steps = long.Parse(digest[1], CultureInfo.InvariantCulture);
        TestContext.Out.WriteLine($"{Kills} kills in {steps} steps");
        AssertUntouched(folder, steps, digest[2]);
    }

    private void KillSilo(Random random, RedisServer redis, TemporaryFolder folder)
    {
        ProgramProcess[] hosts = [.. _silos.Where(silo => _line.Ports.Contains(silo.Port))];
        ProgramProcess victim = hosts[random.Next(hosts.Length)];
        ProgressLine before = _line;
        victim.Kill();
        _silos.Remove(victim);
        _silos.Add(new ProgramProcess("silo", redis.Address, folder.FullName));
        int[] lost = [.. Enumerable.Range(0, before.Ports.Length).Where(shard => before.Ports[shard] == victim.Port)];
        Follow(line => lost.All(shard => line.Recoveries[shard] > before.Recoveries[shard]) && line.Ports.All(port => port > 0), "the recovery");
        for (int shard = 0; shard < before.Ports.Length; shard++)
        {
            if (!lost.Contains(shard))
            {
                Assert.That(_line.Recoveries[shard], Is.EqualTo(before.Recoveries[shard]), $"recoveries of shard {shard}, which was not lost");
                Assert.That(_line.Ports[shard], Is.EqualTo(before.Ports[shard]), $"place of shard {shard}, which was not lost");
            }
        }

        _silos[^1].WaitFor(line => line == "ready", "a silo in the place of the killed one");
    }

    private void KillDriver(RedisServer redis, TemporaryFolder folder)
    {
        ProgressLine before = _line;
        _driver.Kill();
        _driver.Dispose();
        _driver = new ProgramProcess("driver", redis.Address, folder.FullName);
        Follow(line => line.Ports.All(port => port > 0), "the next driver");
        Assert.That(_line.Ports, Is.EqualTo(before.Ports), "places of the shards, none of which was lost");
        Assert.That(_line.Recoveries, Is.All.Zero);
    }

    private void Follow(Predicate<ProgressLine> isThere, string what) => _driver.WaitFor(
        text =>
        {
            if (!text.StartsWith('{'))
            {
                return false;
            }

            _line = JsonSerializer.Deserialize<ProgressLine>(text)!;
            return isThere(_line);
        },
        what);

    private static void AssertUntouched(TemporaryFolder folder, long steps, string digest)
    {
        ShardCut cut = RunProgram.Cut;
        var shards = new ShardedNetwork<float>[cut.Shards];
        for (int shard = 0; shard < shards.Length; shard++)
        {
            shards[shard] = ShardedNetwork<float>.Shard(ShardCluster.Window, ShardCluster.Delay, cut[shard]);
        }

        IShardHost host = new LocalShardHost([.. shards.Select(shard => shard.AsShard!)]);
        SpikeRaster last = SpikeRaster.Silence(cut.Neurons, ShardCluster.Window);
        byte[] expected = [];
        int spikes = 0;
        for (long step = 0; step < steps; step += ShardCluster.Window)
        {
            expected = RunProgram.Add(expected, last);
            last = SpikeRaster.Merge(host.RunAsync(ShardCluster.Window, last, [], CancellationToken.None).Result, cut);
            spikes += last.Spikes;
        }

        Assert.That(digest, Is.EqualTo(Convert.ToHexString(RunProgram.Add(expected, last))), "all spikes");
        Assert.That(spikes, Is.GreaterThan(steps / 4), "spikes");
        for (int shard = 0; shard < shards.Length; shard++)
        {
            using var state = new MemoryStream();
            shards[shard].AsShard!.Save(state);
            Assert.That(
                File.ReadAllBytes(Path.Combine(folder.FullName, RunProgram.Run, $"shard-{shard}.step-{steps}")).AsSpan().SequenceEqual(state.ToArray()),
                $"weights, traces, neurons and delays of shard {shard}");
        }
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
