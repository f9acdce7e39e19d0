using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Sharding;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Simulation.Experiments.Balanced;
using StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

namespace StdpKernels.Cluster.Tests.Command;

/// <summary>The balanced experiment in shards measures what it measures in one piece, to the last bit.</summary>
internal sealed class BalancedShardsTests
{
    private const ulong Seed = 3;

    private static readonly BalancedParameters Small = new(301, 75, 0.2, 1.2, 12, 0.5);

    private static readonly Lazy<BalancedNetwork> Whole = new(() => Run(new WholeBalancedNetwork(Small, Seed), Small.Steps));

    [TestCase(1)]
    [TestCase(3)]
    public void Shards_of_this_process_have_the_bits_of_the_whole(int shards) =>
        AssertSame(Run(ShardedBalancedNetwork.InProcess(Small, Seed, shards), Small.Steps));

    [Test]
    public void A_run_goes_on_from_the_midst_of_a_window()
    {
        byte[] state = SavedState.Of(Run(ShardedBalancedNetwork.InProcess(Small, Seed, 2), 12_344));
        var again = ShardedBalancedNetwork.InProcess(Small, Seed, 2);
        SavedState.Load(state, again);
        AssertSame(Run(again, Small.Steps - 12_344));
    }

    [Test]
    public async Task Shards_of_a_cluster_have_the_bits_of_the_whole()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(2);
        ShardCut cut = ShardedBalancedNetwork.CutOf(Small, 2);
        await using ClusterShardHost host = await cluster.DriveAsync(new()
        {
            Run = "balanced",
            Model = BalancedModel.Name,
            Settings = BalancedModel.Encode(Small, Seed),
            Cut = cut,
        });
        var network = ShardedBalancedNetwork.On(new ShardGroup(cut, host), Small, Seed, [], CancellationToken.None);
        AssertSame(await Task.Run(() => Run(network, Small.Steps)));
    }

    [Test]
    public void Settings_that_are_of_no_network_are_refused()
    {
        byte[] settings = BalancedModel.Encode(Small, Seed);
        ShardRange[] ranges = [new(0, 301), new(301, 75)];
        Assert.That(() => Create(settings, ranges), Throws.Nothing);
        Assert.That(() => Create(settings[1..], ranges), Refused("56 bytes"));
        Assert.That(() => Create(BalancedModel.Encode(new(301, 75, double.NaN, 1, 1, 1), Seed), ranges), Refused("a probability"));
        Assert.That(() => Create(BalancedModel.Encode(new(301, 0, 0.5, 1, 1, 1), Seed), ranges), Refused("numbers of neurons"));
        Assert.That(() => Create(settings, [new(0, 302), new(301, 75)]), Refused("a range"));
        Assert.That(() => Create(settings, [new(0, 301)]), Refused("a range"));
        Assert.That(() => Create(settings, [new(0, 301), new(300, 75)]), Refused("a range"));
        Assert.That(() => Create(settings, [new(0, 301), new(301, 76)]), Refused("a range"));

        static IStdpShard Create(byte[] settings, ShardRange[] ranges) => BalancedModel.Create(new(0, ranges, settings));

        static NUnit.Framework.Constraints.IResolveConstraint Refused(string text) => Throws.TypeOf<InvalidDataException>().With.Message.Contain(text);
    }

    private static BalancedNetwork Run(BalancedNetwork network, long steps)
    {
        for (long step = 0; step < steps; step++)
        {
            network.Step();
        }

        network.ReadWeights();
        return network;
    }

    private static void AssertSame(BalancedNetwork network)
    {
        BalancedNetwork whole = Whole.Value;
        Assert.That(whole.Spikes, Is.GreaterThan(1000), "spikes");
        Assert.That(whole.Plastic.Weights.Span.ToArray().Distinct().Count(), Is.GreaterThan(1000), "weights that have learnt");
        Assert.That(network.Spikes, Is.EqualTo(whole.Spikes));
        Assert.That(network.Plastic.Weights.Span.ToArray(), Bits.EqualTo(whole.Plastic.Weights.Span.ToArray()));
        foreach ((IMonitor expected, IMonitor actual) in Monitors(whole).Zip(Monitors(network)))
        {
            Assert.That(SavedState.Of(actual), Is.EqualTo(SavedState.Of(expected)), expected.GetType().Name);
        }
    }

    private static IEnumerable<IMonitor> Monitors(BalancedNetwork network) =>
    [
        network.ExcitatorySpikes, network.InhibitorySpikes, network.ExcitatoryRates, network.InhibitoryRates, network.ExcitatoryIntervals,
        network.InhibitoryIntervals, network.Weights,
    ];
}
