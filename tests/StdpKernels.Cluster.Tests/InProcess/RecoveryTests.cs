using Orleans.TestingHost;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Sharding;
using StdpKernels.Tests.Simulation;

namespace StdpKernels.Cluster.Tests.InProcess;

/// <summary>Networks in silos go on to the same bits when shards, silos and drivers are lost.</summary>
internal sealed class RecoveryTests
{
    private const int Windows = 60;

    private static readonly ShardCut Cut = ShardCluster.Cut([1, 40, 20], [5, 6, 7]);

    private static readonly Lazy<int[][]> Expected = new(() => WholeNetwork(Windows));

    [Test]
    public async Task A_closed_loop_has_the_bits_of_the_whole_network()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(2);
        await using ClusterShardHost host = await cluster.DriveAsync(Options("loop"));
        await RunAsync(host, Windows);

        Assert.That(host.Recoveries, Is.All.Zero);
        Assert.That(Expected.Value.Sum(step => step.Length), Is.GreaterThan(200), "spikes");
    }

    [Test]
    public async Task A_lost_silo_costs_its_shards_only_and_no_bits()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(4);
        await using ClusterShardHost host = await cluster.DriveAsync(Options("silo") with { CheckpointWindows = 7 });
        await RunAsync(host, 10);
        SiloAddress?[] before = await PlacesAsync(cluster, "silo");
        InProcessSiloHandle driver = cluster.Silos.Silos[0];
        InProcessSiloHandle victim = cluster.Silos.Silos.First(silo => silo != driver && before.Any(place => silo.SiloAddress.Equals(place)));

        await cluster.Silos.KillSiloAsync(victim);
        await RunAsync(host, 20);

        SiloAddress?[] after = await PlacesAsync(cluster, "silo");
        for (int shard = 0; shard < Cut.Shards; shard++)
        {
            bool wasLost = victim.SiloAddress.Equals(before[shard]);
            Assert.That(host.Recoveries[shard], wasLost ? Is.AtLeast(1) : Is.Zero, $"recoveries of shard {shard}");
            Assert.That(after[shard], wasLost ? Is.Not.EqualTo(before[shard]) : Is.EqualTo(before[shard]), $"place of shard {shard}");
        }
    }

    [Test]
    public async Task A_shard_that_is_gone_before_the_first_checkpoint_begins_again()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(2);
        await using ClusterShardHost host = await cluster.DriveAsync(Options("begin") with { CheckpointWindows = 0 });
        await RunAsync(host, 5);
        await cluster.Silos.DeactivateAsync(cluster.Silos.Client.GetGrain<StdpKernels.Cluster.Shards.IShardGrain>("begin/1"));
        await RunAsync(host, 5);

        Assert.That(host.Recoveries, Is.EqualTo([0, 1, 0]));
    }

    [Test]
    public async Task A_shard_that_is_lost_with_what_was_written_to_it_ends_the_run()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(1);
        var plan = new LayerPlan<float>(1, 5, 4, new());
        await using ClusterShardHost host = await cluster.DriveAsync(new()
        {
            Run = "written",
            Model = LayerModel.Name,
            Settings = LayerModel.Encode(plan),
            Cut = ShardCut.Even(4, 2),
        });
        await host.SaveAsync();
        await host.WriteAsync(1, "w", 0, new byte[4], CancellationToken.None);
        await cluster.Silos.DeactivateAsync(cluster.Silos.Client.GetGrain<StdpKernels.Cluster.Shards.IShardGrain>("written/1"));
        SpikeRaster[] post = [SpikeRaster.Silence(2, 1), SpikeRaster.Silence(2, 1)];
        Assert.That(
            () => host.RunAsync(1, SpikeRaster.Silence(5, 1), post, CancellationToken.None),
            Throws.TypeOf<StdpClusterException>().With.Message.StartsWith("Shard 1 was lost with what had been written to it"));
    }

    [Test]
    public async Task A_shard_that_answers_otherwise_when_it_has_come_again_ends_the_run()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(1);
        await using ClusterShardHost host = await cluster.DriveAsync(
            new() { Run = "fickle", Model = FickleShard.Model, Settings = default, Cut = ShardCut.OfSizes(FickleShard.Neurons) });
        SpikeRaster pre = SpikeRaster.Silence(FickleShard.Neurons, 1);
        await host.RunAsync(1, pre, [], CancellationToken.None);
        await cluster.Silos.DeactivateAsync(cluster.Silos.Client.GetGrain<StdpKernels.Cluster.Shards.IShardGrain>("fickle/0"));
        Assert.That(
            () => host.RunAsync(1, pre, [], CancellationToken.None),
            Throws.TypeOf<StdpClusterException>().With.Message.EqualTo("Shard 0 must answer what it answered before, but its spikes of 1 step from 0 on are others."));
    }

    [Test]
    public async Task Another_driver_goes_on_from_the_manifest_and_the_first_can_no_longer_do_anything()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(2);
        ClusterRunOptions options = Options("driver") with { CheckpointWindows = 4 };
        ClusterShardHost first = await cluster.DriveAsync(options);
        await RunAsync(first, 10);
        first.UserData = new byte[] { 1, 2, 3 };
        await RunAsync(first, 3);

        await using ClusterShardHost second = await cluster.DriveAsync(options, silo: 1);
        Assert.That(second.StepsDone, Is.EqualTo(12 * ShardCluster.Window));
        Assert.That(second.UserData.ToArray(), Is.EqualTo([1, 2, 3]));
        await RunAsync(second, 20);

        Assert.That(async () => await RunAsync(first, 1), Throws.TypeOf<StdpClusterException>().With.Message.Contain("taken over"));
        Assert.That(async () => await first.SaveAsync(), Throws.TypeOf<StdpClusterException>().With.Message.Contain("taken over"));
        await RunAsync(second, 5);
        Assert.That(second.Recoveries, Is.All.Zero);
    }

    [Test]
    public async Task A_driver_that_comes_while_another_one_saves_loses_no_files_to_it()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(2);
        ClusterRunOptions options = Options("late") with { CheckpointWindows = 0 };
        ClusterShardHost first = await cluster.DriveAsync(options);
        await RunAsync(first, 4);
        await first.SaveAsync();
        await RunAsync(first, 4);

        // The last bytes that the first one looks at before it replaces the manifest: it is kept waiting in the midst of it.
        Task<ClusterShardHost> coming = null!;
        using var slow = new SlowMemory(() =>
        {
            coming = Task.Run(async () =>
            {
                ClusterShardHost second = await cluster.DriveAsync(options, silo: 1);
                await RunAsync(second, 2);
                await second.SaveAsync();
                return second;
            });
            _ = coming.Wait(TimeSpan.FromSeconds(3));
        });
        first.UserData = slow.Memory;
        await first.SaveAsync();

        ClusterShardHost second = await coming;
        Assert.That(second.StepsDone, Is.EqualTo(10 * ShardCluster.Window));
        await using ClusterShardHost third = await cluster.DriveAsync(options);
        Assert.That(third.StepsDone, Is.EqualTo(second.StepsDone), "the checkpoint of the later one");
        await RunAsync(third, 5);
    }

    [Test]
    public async Task A_run_that_is_done_or_starts_over_begins_at_its_beginning()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(1);
        ClusterRunOptions options = Options("over");
        ClusterShardHost first = await cluster.DriveAsync(options);
        await RunAsync(first, 4);
        await first.SaveAsync();

        ClusterShardHost second = await cluster.DriveAsync(options with { StartsOver = true });
        Assert.That(second.StepsDone, Is.Zero);
        await RunAsync(second, 3);
        await second.SaveAsync();
        Assert.That(async () => await first.RemoveCheckpointAsync(), Throws.TypeOf<StdpClusterException>().With.Message.Contain("taken over"));

        await second.RemoveCheckpointAsync();
        Assert.That(Directory.GetFiles(Path.Combine(cluster.Folder, "over"), "shard-*"), Is.Empty);
        await using ClusterShardHost third = await cluster.DriveAsync(options);
        Assert.That(third.StepsDone, Is.Zero);
        await RunAsync(third, 3);
    }

    [Test]
    public async Task A_checkpoint_that_not_all_shards_have_written_is_none()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(2);
        ClusterRunOptions options = Options("torn") with { CheckpointWindows = 0 };
        ClusterShardHost host = await cluster.DriveAsync(options);
        await RunAsync(host, 6);
        await host.SaveAsync();
        await RunAsync(host, 6);

        // The last shard cannot write: there is a folder in the place of its file.
        string folder = Path.Combine(cluster.Folder, "torn");
        Directory.CreateDirectory(Path.Combine(folder, $"shard-2.step-{12 * ShardCluster.Window}"));
        Assert.That(async () => await host.SaveAsync(), Throws.TypeOf<StdpClusterException>().With.Message.Contain("Shard 2"));
        Assert.That(File.Exists(Path.Combine(folder, $"shard-0.step-{12 * ShardCluster.Window}")));

        await using ClusterShardHost again = await cluster.DriveAsync(options);
        Assert.That(again.StepsDone, Is.EqualTo(6 * ShardCluster.Window));
        await RunAsync(again, 10);
    }

    [Test]
    public async Task A_run_of_something_else_or_with_a_damaged_manifest_does_not_go_on()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(1);
        await using ClusterShardHost host = await cluster.DriveAsync(Options("other"));
        await host.SaveAsync();

        ClusterRunOptions other = Options("other") with { Cut = ShardCluster.Cut([21, 20, 20], [5, 6, 7]) };
        Assert.That(async () => await cluster.DriveAsync(other), Throws.TypeOf<InvalidDataException>().With.Message.Contain("cut"));
        string manifest = Path.Combine(cluster.Folder, "other", "manifest.json");
        string text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, text[..(text.Length / 2)]);
        Assert.That(async () => await cluster.DriveAsync(Options("other")), Throws.TypeOf<InvalidDataException>().With.Message.Contain("damaged"));
    }

    [Test]
    public async Task Waiting_that_was_ended_can_be_taken_up_again()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(1);
        await using ClusterShardHost host = await cluster.DriveAsync(Options("wait"));
        await RunAsync(host, 3);
        for (int i = 0; i < 5; i++)
        {
            using var impatience = new CancellationTokenSource(TimeSpan.FromMicroseconds(200 * i));
            try
            {
                await RunAsync(host, 1, impatience.Token);
            }
            catch (OperationCanceledException)
            {
                await RunAsync(host, 1);
            }
        }
    }

    private static ClusterRunOptions Options(string run) => new() { Run = run, Model = "network", Settings = default, Cut = Cut };

    private static async Task RunAsync(ClusterShardHost host, int windows, CancellationToken cancellationToken = default)
    {
        var group = new ShardGroup(Cut, host);
        for (int i = 0; i < windows; i++)
        {
            SpikeRaster last = host.LastFired.Count == 0
                ? SpikeRaster.Silence(Cut.Neurons, ShardCluster.Window)
                : SpikeRaster.Merge(host.LastFired, Cut);
            int step = (int)host.StepsDone;
            SpikeRaster fired = await group.RunAsync(ShardCluster.Window, last, cancellationToken);
            for (int j = 0; j < ShardCluster.Window; j++)
            {
                Assert.That(fired.Events[j].ToArray(), Is.EqualTo(Expected.Value[step + j]), $"step {step + j}");
            }
        }
    }

    private static async Task<SiloAddress?[]> PlacesAsync(ShardCluster cluster, string run)
    {
        var places = new SiloAddress?[Cut.Shards];
        for (int shard = 0; shard < places.Length; shard++)
        {
            places[shard] = await cluster.WhereAsync(run, shard);
        }

        return places;
    }

    private static int[][] WholeNetwork(int windows)
    {
        var whole = ShardedNetwork<float>.Whole(ShardCluster.Window, ShardCluster.Delay);
        var fired = new int[windows * ShardCluster.Window][];
        for (int step = 0; step < fired.Length; step++)
        {
            whole.Network.Run(1);
            fired[step] = [.. whole.E.Fired, .. whole.I.Fired.ToArray().Select(neuron => ShardedNetwork<float>.Excitatory + neuron)];
        }

        return fired;
    }

    /// <summary>Memory that does something when it is looked at.</summary>
    private sealed class SlowMemory(Action look) : System.Buffers.MemoryManager<byte>
    {
        private readonly byte[] _bytes = [7];
        private int _looks;

        public override Span<byte> GetSpan()
        {
            // Memory looks first, for the length.
            if (Interlocked.Increment(ref _looks) == 2)
            {
                look();
            }

            return _bytes;
        }

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
