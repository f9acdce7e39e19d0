using System.Numerics;
using StdpKernels.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Sharding;

/// <summary>A layer in shards has the bits of one layer.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ShardedStdpLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Windows = 5;

    private static readonly int[][] Sizes = [[41], [20, 21], [1, 33, 7], [16, 0, 17, 8]];

    private static string[] Kinds => LayerCases<T>.Kinds;

    private static IEnumerable<object[]> Cases =>
        from kind in Kinds
        from sizes in Sizes
        from batch in new[] { 1, 3 }
        select new object[] { kind, sizes, batch };

    [TestCaseSource(nameof(Cases))]
    public async Task Every_rule_has_the_bits_of_one_layer(string kind, int[] sizes, int batch)
    {
        foreach (StdpAlgorithm algorithm in Algorithms.All)
        {
            StdpParameters<T> parameters = new()
            {
                Algorithm = algorithm,
                EtaPlus = 0.1,
                EtaMinus = 0.08,
                Mu = 0.5,
                CoincidencePlus = algorithm == StdpAlgorithm.Additive ? default : StdpCoincidence.Excluded,
            };
            await AssertSameAsync(kind, sizes, batch, parameters, $"{algorithm}");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Tensors_of_every_shape_are_cut_with_the_neurons(string kind, int[] sizes, int batch)
    {
        for (int number = 0; number < 12; number++)
        {
            StdpParameters<T> parameters = LayerCases<T>.Tensors(kind, batch, number) with { Algorithm = Algorithms.At(number) };
            await AssertSameAsync(kind, sizes, batch, parameters, $"tensors {number}");
        }
    }

    [Test]
    public async Task Shards_of_several_threads_have_the_same_bits() =>
        await AssertSameAsync("rows", [16, 25], 2, new() { EtaPlus = 0.1 }, "threads", threads: 3);

    [TestCaseSource(nameof(Kinds))]
    public void A_shard_goes_on_from_what_it_saved(string kind)
    {
        ShardCut cut = ShardCut.OfSizes(30, 11);
        LayerPlan<T> plan = LayerCases<T>.Plan(kind, 2, new() { EtaPlus = 0.1 });
        LayerShard<T> saved = new(plan.CreateLayer(cut[1][0])), loaded = new(plan.CreateLayer(cut[1][0]));
        new Data<T>(1).WeightsWithin(saved.Layer.Weights.Span.Length).CopyTo(saved.Layer.EditWeights().Span);
        var random = new Random(4);
        Run(saved);

        using var stream = new MemoryStream();
        saved.Save(stream);
        stream.Position = 0;
        loaded.Load(stream);

        Assert.That(loaded.StepsDone, Is.EqualTo(3));
        (SpikeRaster pre, SpikeRaster post) = Run(saved);
        loaded.Run(3, pre, post);
        Assert.That(loaded.Layer.Weights.Span.ToArray(), Bits.EqualTo(saved.Layer.Weights.Span.ToArray()));
        Assert.That(loaded.Layer.State.TracePost.Span.ToArray(), Bits.EqualTo(saved.Layer.State.TracePost.Span.ToArray()));
        Assert.That(loaded.StepsDone, Is.EqualTo(6));

        (SpikeRaster, SpikeRaster) Run(LayerShard<T> shard)
        {
            SpikeRaster before = LayerCases<T>.Spikes(random, LayerCases<T>.Inputs, 6, 0.2);
            SpikeRaster after = LayerCases<T>.Spikes(random, 11, 6, 0.2);
            shard.Run(3, before, after);
            return (before, after);
        }
    }

    [Test]
    public async Task Weights_pass_in_pieces()
    {
        // More than two pieces of a message, and a rest.
        var layer = new ShardedStdpLayer<T>(new LayerPlan<T>(1, 1000, 800, new()), ShardCut.OfSizes(11, 789));
        T[] weights = new Data<T>(2).WeightsAround(789_000), came = new T[weights.Length];
        await layer.WriteWeightsAsync(1, weights);
        await layer.ReadWeightsAsync(1, came);

        Assert.That(came, Bits.EqualTo(weights));
    }

    [Test]
    public async Task A_window_of_no_steps_changes_nothing()
    {
        var layer = new ShardedStdpLayer<T>(new LayerPlan<T>(3, 5, 4, new()), ShardCut.OfSizes(3, 1));
        await layer.RunAsync(0, SpikeRaster.Silence(5, 0), SpikeRaster.Silence(4, 0));

        Assert.That(layer.StepsDone, Is.Zero);
    }

    [Test]
    public void A_group_whose_shard_failed_refuses_further_windows()
    {
        var failing = new LayerShard<T>(new StdpLinearLayer<T>(1, 5, 1, new()));
        var group = new ShardGroup(ShardCut.OfSizes(3, 1), new LocalShardHost(new LayerShard<T>(new StdpLinearLayer<T>(1, 5, 3, new())), failing));
        SpikeRaster pre = SpikeRaster.Silence(5, 1), post = SpikeRaster.Silence(4, 1);

        Busy.While(failing.Layer.State, () =>
            Assert.That(() => group.RunAsync(1, pre, post).Wait(), Throws.InnerException.TypeOf<InvalidOperationException>()));
        Assert.That(async () => await group.RunAsync(1, pre, post), Throws.InvalidOperationException.With.Message.Contain("failed"));
    }

    private static async Task AssertSameAsync(
        string kind, int[] sizes, int batch, StdpParameters<T> parameters, string what, int threads = 1)
    {
        StdpLayer<T> whole = LayerCases<T>.Whole(kind, batch, parameters);
        T[] weights = new Data<T>(7).WeightsAround(whole.Weights.Span.Length);
        weights.CopyTo(whole.EditWeights().Span);
        ShardCut cut = ShardCut.OfSizes(sizes);
        var sharded = new ShardedStdpLayer<T>(LayerCases<T>.Plan(kind, batch, parameters, threads), cut);
        for (int shard = 0; shard < cut.Shards; shard++)
        {
            await sharded.WriteWeightsAsync(shard, Array.ConvertAll(LayerCases<T>.Places(kind, cut[shard][0]), place => weights[place]));
        }

        var random = new Random(11);
        for (int window = 0; window < Windows; window++)
        {
            int steps = window + 1;
            SpikeRaster pre = LayerCases<T>.Spikes(random, LayerCases<T>.Inputs, steps * batch, 0.02 + (0.1 * window));
            SpikeRaster post = LayerCases<T>.Spikes(random, LayerCases<T>.Outputs, steps * batch, 0.3 - (0.05 * window));
            whole.StepWindow(steps, pre.Events, post.Events);
            await sharded.RunAsync(steps, pre, post);
        }

        for (int shard = 0; shard < cut.Shards; shard++)
        {
            ShardRange range = cut[shard][0];
            int[] places = LayerCases<T>.Places(kind, range);
            T[] came = new T[places.Length];
            await sharded.ReadWeightsAsync(shard, came);
            T[] expected = whole.Weights.Span.ToArray();
            Assert.That(came, Bits.EqualTo(Array.ConvertAll(places, place => expected[place])), $"w of shard {shard}, {what}");

            T[] trace = new T[batch * LayerCases<T>.Inputs];
            await sharded.ReadTraceAsync(shard, "t_pre", trace);
            Assert.That(trace, Bits.EqualTo(whole.State.TracePre.Span.ToArray()), $"t_pre of shard {shard}, {what}");

            trace = new T[batch * range.Count];
            await sharded.ReadTraceAsync(shard, "t_post", trace);
            T[] post = whole.State.TracePost.Span.ToArray();
            Assert.That(
                trace,
                Bits.EqualTo([.. Enumerable.Range(0, batch).SelectMany(b => post.AsSpan((b * LayerCases<T>.Outputs) + range.Start, range.Count).ToArray())]),
                $"t_post of shard {shard}, {what}");
        }

        Assert.That(sharded.StepsDone, Is.EqualTo(Windows * (Windows + 1) / 2));
    }
}
