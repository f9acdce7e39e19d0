using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.DigestWorkload;
using StdpKernels.Synapses;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Sparse;

/// <summary>What a sparse layer has beside its steps: weights in and out, parameters, checkpoints, threads, memory.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SparseLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static StdpConnectivity Some => StdpConnectivity.Random(60, 40, 0.2, seed: 1);

    [Test]
    public void Weights_go_in_by_lists_columns_and_matrices()
    {
        StdpConnectivity connectivity = Some;
        T[] dense = new Data<T>(1).WeightsWithin(40 * 60);
        StdpSparseLayer<T> byMatrix = Layer(connectivity), byLists = Layer(connectivity), byColumns = Layer(connectivity);
        SparseLayers.SetDense<T>(byMatrix, dense);
        (List<int> pre, List<int> post, List<T> weights, List<T> incoming) = ([], [], [], []);
        for (int o = 0; o < 40; o++)
        {
            for (int i = 0; i < 60; i++)
            {
                if (connectivity.Find(i, o) is >= 0 and var found)
                {
                    (pre, post) = ([.. pre, i], [.. post, o]);
                    weights.Add(dense[(o * 60) + i]);
                    incoming.Add(dense[(o * 60) + i]);
                    Assert.That(byMatrix.Weights[found], Is.EqualTo(dense[(o * 60) + i]));
                }
            }
        }

        byLists.SetWeights([.. pre], [.. post], [.. weights]);
        byColumns.SetIncomingWeights([.. incoming]);
        Assert.That(byLists.Weights.Span.ToArray(), Is.EqualTo(byMatrix.Weights.Span.ToArray()));
        Assert.That(byColumns.Weights.Span.ToArray(), Is.EqualTo(byMatrix.Weights.Span.ToArray()));
    }

    /// <summary>A neuron that is listed with a zero is silent: a postsynaptic spike meets its trace.</summary>
    [Test]
    public void An_event_of_zero_does_not_hide_a_trace()
    {
        StdpSparseLayer<T> events = Layer(Some), dense = Layer(Some);
        T[] zPre = new T[60], zPost = [.. Enumerable.Repeat(T.One, 40)];
        foreach (StdpSparseLayer<T> layer in new[] { events, dense })
        {
            layer.EditWeights().Span.Fill(T.CreateChecked(0.5));
            layer.State.TracePre.Span.Fill(T.One);
            layer.Synapses.Forced = new ForcedPath(layer == events, 1);
            layer.Step(GradedLists<T>.Of(zPre, 1).Events, GradedLists<T>.Of(zPost, 1).Events);
        }

        Assert.That(events.Weights.Span.ToArray(), Bits.EqualTo(dense.Weights.Span.ToArray()));
        Assert.That(events.Weights.Span.ToArray(), Has.All.GreaterThan(T.CreateChecked(0.5)));
    }

    [Test]
    public void A_tensor_may_have_a_number_for_each_synapse_or_neuron([Values] bool ofSynapses)
    {
        StdpConnectivity connectivity = Some;
        StdpParameter<T> ofPost = new Data<T>(1).Tensor([40, 1], 0.1, 0.9);
        var bySynapse = new T[connectivity.Count];
        for (int i = 0; i < bySynapse.Length; i++)
        {
            bySynapse[i] = ofPost.Values[connectivity.Targets[i]];
        }

        StdpSparseLayer<T> layer = Layer(connectivity);
        layer.Parameters = new() { WMax = ofSynapses ? bySynapse : ofPost };
        layer.EditWeights().Span.Fill(T.One);
        layer.Step(new T[60], new T[40]);
        Assert.That(layer.Weights.Span.ToArray(), Is.EqualTo(bySynapse));
    }

    [Test]
    public void Exchanged_parameters_that_share_bounds_need_no_look_at_the_weights()
    {
        StdpSparseLayer<T> layer = Layer(Some);
        StdpParameters<T> one = new() { WMax = new Data<T>(1).Tensor([40, 1], 0.5, 0.9) };
        layer.Parameters = one;
        layer.ScaleWeights(T.One);
        layer.Parameters = one with { EtaPlus = 0.5 };
        Assert.That(layer.KnowsSteadyWeights, Is.True);
        layer.Parameters = new() { WMax = 0.25 };
        Assert.That(layer.KnowsSteadyWeights, Is.False);
    }

    [Test]
    public void A_checkpoint_goes_on_and_belongs_to_its_synapses()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("layer.stdp");
        StdpSparseLayer<T> layer = Layer(Some), copy = Layer(Some);
        layer.Step(new Data<T>(1).Spikes(60, 0.3), new Data<T>(2).Spikes(40, 0.3));
        layer.SaveCheckpoint(path);
        copy.LoadCheckpoint(path);
        layer.Step(new Data<T>(3).Spikes(60, 0.3), new Data<T>(4).Spikes(40, 0.3));
        copy.Step(new Data<T>(3).Spikes(60, 0.3), new Data<T>(4).Spikes(40, 0.3));
        Assert.That(copy.Weights.Span.ToArray(), Bits.EqualTo(layer.Weights.Span.ToArray()));

        // As many synapses between as many neurons, of which one is another.
        int[] targets = Some.Targets.ToArray();
        int last = (int)Some.RowStarts[1] - 1;
        targets[last] = targets[last] == 39 ? 38 : 39;
        StdpSparseLayer<T> other = Layer(StdpConnectivity.FromRows(60, 40, Some.RowStarts, targets));
        T[] before = other.Weights.Span.ToArray();
        Assert.That(() => other.LoadCheckpoint(path), Throws.TypeOf<InvalidDataException>().With.Message.Contains("connectivity"));
        Assert.That(other.Weights.Span.ToArray(), Is.EqualTo(before));
    }

    /// <summary>The only product is negative and below the smallest number: a sum of several samples ends as +0.</summary>
    [Test]
    public void A_sum_that_underflows_ends_as_plus_zero([Values] bool depression)
    {
        const int Batch = 5;
        StdpParameters<T> constant = new()
        {
            TauPreInv = 0,
            TauPostInv = 0,
            EtaPlus = depression ? -0.001 : 0.001,
            EtaMinus = 0.001,
            HardBound = false,
        };
        var dense = new StdpLinearLayer<T>(Batch, 3, 4, constant);
        var sparse = new StdpSparseLayer<T>(Batch, SparseLayers.AllToAll(3, 4), constant);
        (T[] zPre, T[] zPost) = (new T[Batch * 3], new T[Batch * 4]);
        (depression ? zPre : zPost)[0] = -T.Epsilon;
        foreach (StdpLayer<T> layer in new StdpLayer<T>[] { dense, sparse })
        {
            layer.EditWeights().Span.Fill(T.NegativeZero);
            layer.State.TracePre.Span.Fill(T.CreateChecked(0.5));
            layer.State.TracePost.Span.Fill(T.CreateChecked(0.5));
            layer.Step(zPre, zPost);
        }

        Assert.That(SparseLayers.Dense(sparse), Bits.EqualTo(dense.Weights.Span.ToArray()));
    }

    /// <summary>What underflows in the last sample makes −0 of a fused sum, which a sum of several samples is not: a weight of −0 tells.</summary>
    [Test]
    public void An_underflow_in_the_last_of_several_samples_has_no_sign()
    {
        var zPost = new T[8];
        zPost[4] = -T.Epsilon;
        StdpParameters<T> parameters = new() { HardBound = false };
        var sparse = new StdpSparseLayer<T>(2, SparseLayers.AllToAll(3, 4), parameters);
        var dense = new StdpLinearLayer<T>(2, 3, 4, parameters);
        sparse.Synapses.Forced = new ForcedPath(false, 1);
        dense.Synapses.Forced = new ForcedPath(false, 1);
        foreach (StdpLayer<T> layer in new StdpLayer<T>[] { sparse, dense })
        {
            layer.EditWeights().Span.Fill(T.NegativeZero);
            layer.State.TracePre.Span.Fill(T.CreateChecked(0.5));
            layer.Learn(new T[6], zPost);
        }

        Assert.That(dense.Weights.Span.ToArray(), Bits.EqualTo(new T[12]));
        Assert.That(sparse.Weights.Span.ToArray(), Bits.EqualTo(new T[12]));
    }

    [Test]
    public void Threads_do_not_show([Values(1, 8)] int batch, [Values(0.01, 0.3)] double density)
    {
        StdpConnectivity connectivity = StdpConnectivity.Random(2000, 1500, 0.1, seed: 1);
        StdpSparseLayer<T> one = new(batch, connectivity, new()), three = new(batch, connectivity, new(), threads: 3);
        new Data<T>(1).WeightsWithin(connectivity.Count).CopyTo(one.EditWeights().Span);
        one.Weights.Span.CopyTo(three.EditWeights().Span);
        (T[] currents, T[] currentsOfThree) = (new T[batch * 1500], new T[batch * 1500]);
        for (int step = 0; step < 3; step++)
        {
            T[] zPre = new Data<T>(step).Spikes(batch * 2000, density), zPost = new Data<T>(step + 9).Spikes(batch * 1500, density);
            one.Propagate(zPre, currents);
            three.Propagate(zPre, currentsOfThree);
            one.Step(zPre, zPost);
            three.Step(zPre, zPost);
        }

        Assert.That(currentsOfThree, Bits.EqualTo(currents));
        Assert.That(three.Weights.Span.ToArray(), Bits.EqualTo(one.Weights.Span.ToArray()));
    }

    [Test]
    public void A_synapse_takes_16_bytes_in_single_precision()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        StdpConnectivity connectivity = StdpConnectivity.RandomOutDegree(2000, 2000, 1000, seed: 1);
        StdpSparseLayer<T> layer = new(1, connectivity, new());
        layer.Step(new SpikeEvents([3]), new SpikeEvents([4]));
        layer.Propagate(new SpikeEvents([3]), new T[2000]);
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(layer);
        Assert.That(bytes / (double)connectivity.Count, Is.EqualTo(12 + Unsafe.SizeOf<T>()).Within(0.3));
    }

    [Test]
    public void A_layer_that_is_far_beyond_the_caches_gives_the_same_bits()
    {
        // Weights are called for ahead then; a hint may point anywhere, also past the end of the last row.
        StdpConnectivity connectivity = StdpConnectivity.RandomOutDegree(6000, 6000, 1000, seed: 1);
        StdpSparseLayer<T> sparse = new(1, connectivity, new() { EtaPlus = 0.1, EtaMinus = 0.1 });
        sparse.EditWeights().Span.Fill(T.CreateChecked(0.5));
        var twin = new StdpSparseLayer<T>(1, connectivity, sparse.Parameters);
        twin.EditWeights().Span.Fill(T.CreateChecked(0.5));
        twin.Synapses.Forced = new(IsSparse: false, Parts: 1);
        for (int step = 0; step < 2; step++)
        {
            int[] pre = [0, 17 + step, 2999, 5999], post = [1, 2999, 5998 + step];
            sparse.Step(new SpikeEvents(pre), new SpikeEvents(post));
            twin.Step(new SpikeEvents(pre), new SpikeEvents(post));
        }

        Assert.That(sparse.Weights.Span.SequenceEqual(twin.Weights.Span), Is.True);
    }

    private static StdpSparseLayer<T> Layer(StdpConnectivity connectivity)
    {
        var layer = new StdpSparseLayer<T>(1, connectivity, new() { EtaPlus = 0.1, EtaMinus = 0.1 });
        new Data<T>(7).WeightsWithin(connectivity.Count).CopyTo(layer.EditWeights().Span);
        return layer;
    }
}
