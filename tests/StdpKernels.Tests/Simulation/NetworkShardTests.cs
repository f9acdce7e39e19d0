using System.Numerics;
using StdpKernels.Sharding;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Simulation;

/// <summary>A network whose neurons live in shards has the bits of the network.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class NetworkShardTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Steps = 480;

    private static readonly (int[] Excitatory, int[] Inhibitory)[] Cuts = [([61], [18]), ([30, 31], [18, 0]), ([1, 40, 20], [5, 6, 7])];

    private static IEnumerable<object[]> Cases =>
        from cut in Enumerable.Range(0, Cuts.Length)
        from window in new[] { 1, 8, 32 }
        from delay in new[] { window + 1, window + 7, 2 * window + 5 }
        from learning in new[] { window, delay }
        select new object[] { cut, window, delay, learning };

    [TestCaseSource(nameof(Cases))]
    public async Task Spikes_weights_and_potentials_are_those_of_the_whole(int number, int window, int delay, int learning)
    {
        var whole = ShardedNetwork<T>.Whole(window, delay, learning);
        ShardCut cut = Cut(number);
        ShardedNetwork<T>[] shards = Shards(cut, window, delay, learning);
        ShardGroup group = Group(cut, shards);
        SpikeRaster last = SpikeRaster.Silence(cut.Neurons, window);
        for (int step = 0; step < Steps; step += window)
        {
            last = await group.RunAsync(window, last);
            for (int i = 0; i < window; i++)
            {
                whole.Network.Run(1);
                int[] fired = [.. whole.E.Fired, .. whole.I.Fired.ToArray().Select(neuron => ShardedNetwork<T>.Excitatory + neuron)];
                Assert.That(last.Events[i].ToArray(), Is.EqualTo(fired), $"step {step + i}");
            }
        }

        Assert.That(whole.E.Spikes, Is.GreaterThan(100), "excitatory spikes");
        Assert.That(whole.I.Spikes, Is.GreaterThan(200), "inhibitory spikes");
        Assert.That(whole.Recurrent.Weights.Span.ToArray().Distinct().Count(), Is.GreaterThan(20), "weights that have learnt");
        AssertSame(whole, shards, cut);
    }

    [Test]
    public async Task A_shard_goes_on_from_what_it_saved_in_the_midst_of_delays()
    {
        ShardCut cut = Cut(1);
        ShardedNetwork<T>[] shards = Shards(cut, 8, 19);
        ShardGroup group = Group(cut, shards);
        SpikeRaster last = await RunAsync(group, SpikeRaster.Silence(cut.Neurons, 8), 10);
        using var saved = new MemoryStream();
        shards[1].AsShard!.Save(saved);
        SpikeRaster end = await RunAsync(group, last, 10);

        // The other shard again from the beginning, with the same spikes; this one from what was saved.
        ShardedNetwork<T>[] again = Shards(cut, 8, 19);
        SpikeRaster spikes = SpikeRaster.Silence(cut.Neurons, 8);
        ShardGroup first = Group(cut, Shards(cut, 8, 19));
        for (int i = 0; i < 10; i++)
        {
            again[0].AsShard!.Run(8, spikes, null);
            spikes = await first.RunAsync(8, spikes);
        }

        saved.Position = 0;
        again[1].AsShard!.Load(saved);
        Assert.That(again[1].AsShard!.StepsDone, Is.EqualTo(80));
        SpikeRaster came = await RunAsync(Group(cut, again), last, 10);
        Assert.That(came.Events.Indices.ToArray(), Is.EqualTo(end.Events.Indices.ToArray()));
        Assert.That(again[1].Recurrent.Weights.Span.ToArray(), Bits.EqualTo(shards[1].Recurrent.Weights.Span.ToArray()));
        Assert.That(again[1].E.Potentials.ToArray(), Bits.EqualTo(shards[1].E.Potentials.ToArray()));
    }

    [Test]
    public void Arrays_are_read_and_written_in_pieces_by_their_names()
    {
        ShardedNetwork<T> shard = Shards(Cut(2), 8, 19)[1];
        NetworkShard part = shard.AsShard!;
        int size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        const string Name = "connections[0].layer.w";
        Assert.That(part.LengthOf(Name), Is.EqualTo((long)shard.Recurrent.Connectivity.Count * size));

        T[] values = [T.One, T.NegativeOne, T.Zero];
        part.Write(Name, 5 * size, System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values));
        Assert.That(shard.Recurrent.Weights.Span.Slice(5, 3).ToArray(), Bits.EqualTo(values));
        byte[] read = new byte[3 * size - 3];
        part.Read(Name, (5 * size) + 3, read);
        Assert.That(read, Is.EqualTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values)[3..].ToArray()));
        Assert.That(shard.Recurrent.Weights[4], Is.EqualTo(T.CreateChecked(0.4)));
    }

    [Test]
    public void Windows_are_as_long_as_spikes_take_from_shard_to_shard()
    {
        NetworkShard shard = Shards(Cut(0), 8, 19)[0].AsShard!;

        Assert.That(() => shard.Run(4, SpikeRaster.Silence(shard.Inputs, 4), null), Throws.ArgumentException.With.Message.Contain("must be 8"));
        Assert.That(shard.StepsDone, Is.Zero);
    }

    private static ShardCut Cut(int number) => ShardCut.OfSizes(Cuts[number].Excitatory).Beside(ShardCut.OfSizes(Cuts[number].Inhibitory));

    private static ShardedNetwork<T>[] Shards(ShardCut cut, int window, int delay, int? learning = null) =>
        [.. Enumerable.Range(0, cut.Shards).Select(shard => ShardedNetwork<T>.Shard(window, delay, cut[shard], learning))];

    private static ShardGroup Group(ShardCut cut, ShardedNetwork<T>[] shards) =>
        new(cut, new LocalShardHost([.. shards.Select(shard => shard.AsShard!)]));

    private static async Task<SpikeRaster> RunAsync(ShardGroup group, SpikeRaster last, int windows)
    {
        for (int i = 0; i < windows; i++)
        {
            last = await group.RunAsync(8, last);
        }

        return last;
    }

    private static void AssertSame(ShardedNetwork<T> whole, ShardedNetwork<T>[] shards, ShardCut cut)
    {
        T[] potentials = [.. shards.SelectMany(shard => shard.E.Potentials.ToArray())];
        Assert.That(potentials, Bits.EqualTo(whole.E.Potentials.ToArray()));
        foreach (Func<ShardedNetwork<T>, StdpSparseLayer<T>> layerOf in new Func<ShardedNetwork<T>, StdpSparseLayer<T>>[]
        {
            network => network.Recurrent, network => network.FromInhibitory,
        })
        {
            StdpSparseLayer<T> all = layerOf(whole);
            for (int shard = 0; shard < shards.Length; shard++)
            {
                StdpSparseLayer<T> part = layerOf(shards[shard]);
                int start = cut[shard][0].Start;
                T[] expected =
                [
                    .. from pre in Enumerable.Range(0, part.Connectivity.Inputs)
                       from post in Enumerable.Range(0, part.Connectivity.Outputs)
                       let found = all.Connectivity.Find(pre, start + post)
                       where found >= 0
                       select all.Weights[found],
                ];
                Assert.That(part.Weights.Span.ToArray(), Bits.EqualTo(expected), $"weights of shard {shard}");
            }
        }
    }
}
