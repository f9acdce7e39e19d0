using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Events;

/// <summary>Spikes that carry numbers on the event-driven path of batches and of convolutions, where they are terms of sums.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class GradedBatchTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly StdpParameters<T> Rule = new() { EtaPlus = 0.1, EtaMinus = 0.07 };

    private static readonly Dictionary<string, Func<StdpLayer<T>>> Layers = new()
    {
        ["rows shorter than a tile"] = () => new StdpLinearLayer<T>(3, 37, 11, Rule),
        ["tiles and an edge"] = () => new StdpLinearLayer<T>(5, 150, 23, Rule),
        ["presynaptic rows"] = () => new StdpLinearLayer<T>(2, 23, 131, Rule, layout: StdpWeightLayout.PresynapticRows),
        ["sparse"] = () => new StdpSparseLayer<T>(3, StdpConnectivity.Random(41, 67, 0.3, seed: 4), Rule),
        ["convolution"] = () => new StdpConv2dLayer<T>(3, 3, (7, 6), 5, (3, 2), Rule, new Conv2dGeometry { Padding = 1 }),
        ["convolution with strides"] = () => new StdpConv2dLayer<T>(
            1, 2, (11, 9), 9, (3, 3), Rule, new Conv2dGeometry { Stride = (2, 3), Padding = (2, 0), Dilation = (1, 2) }),
        ["groups"] = () => new StdpConv2dLayer<T>(2, 6, (5, 5), 12, (3, 3), Rule, new Conv2dGeometry { Groups = 3 }),
    };

    private static IEnumerable<string> Names => Layers.Keys;

    [Test]
    public void Same_bits_as_dense(
        [ValueSource(nameof(Names))] string name, [Values(0.05, 0.5, 1)] double density, [Values("both", "pre", "post")] string graded)
    {
        (StdpLayer<T> sparse, StdpLayer<T> dense) = Pair(name);
        for (int step = 0; step < 3; step++)
        {
            T[] zPre = Activity(sparse.State.TracePre.Span.Length, density, graded != "post", 10 + step);
            T[] zPost = Activity(sparse.State.TracePost.Span.Length, density, graded != "pre", 20 + step);

            sparse.Step(Lists(zPre, sparse.State.TracePre.Shape[0]), Lists(zPost, sparse.State.TracePost.Shape[0]));
            dense.Step(zPre, zPost);

            Assert.That(sparse.Weights.Span.ToArray(), Bits.EqualTo(dense.Weights.Span.ToArray()), $"step {step}");
        }
    }

    [Test]
    public void Spikes_that_a_number_of_the_step_scales([ValueSource(nameof(Names))] string name, [Values(0.3, -0.7, 0)] double gate)
    {
        (StdpLayer<T> sparse, StdpLayer<T> dense) = Pair(name);
        T[] zPre = Activity(sparse.State.TracePre.Span.Length, 0.2, isGraded: false, 1), zPost = Activity(sparse.State.TracePost.Span.Length, 0.2, isGraded: false, 2);
        EventLists pre = EventLists.Of<T>(zPre, sparse.State.TracePre.Shape[0]), post = EventLists.Of<T>(zPost, sparse.State.TracePost.Shape[0]);

        sparse.Step(pre.Events, post.Events, T.CreateChecked(gate));
        dense.Step(zPre, zPost, T.CreateChecked(gate));

        Assert.That(sparse.Weights.Span.ToArray(), Bits.EqualTo(dense.Weights.Span.ToArray()));
    }

    [Test]
    public void A_sum_that_underflows_is_positive_zero([Values(1, 2)] int batch)
    {
        // The term is -0, and only a weight of -0 shows it.
        StdpParameters<T> additive = new() { EtaPlus = 1, EtaMinus = 1, HardBound = false };
        StdpConv2dLayer<T>[] layers = [.. new[] { true, false }.Select(isSparse =>
        {
            var layer = new StdpConv2dLayer<T>(batch, 1, (1, 1), 1, (1, 1), additive);
            layer.Synapses.Forced = new ForcedPath(isSparse, Parts: 1);
            layer.EditWeights().Span.Fill(T.NegativeZero);
            layer.State.TracePre.Span.Fill(-T.Epsilon);
            return layer;
        })];
        T[] zPre = new T[batch], zPost = new T[batch];
        zPost[0] = T.CreateChecked(0.25);

        layers[0].Learn(GradedLists<T>.Of(zPre, batch).Events, GradedLists<T>.Of(zPost, batch).Events);
        layers[1].Learn(zPre, zPost);

        Assert.That(layers[0].Weights.Span.ToArray(), Bits.EqualTo(layers[1].Weights.Span.ToArray()));
        Assert.That(layers[1].Weights.Span.ToArray(), Bits.EqualTo([T.Zero]));
    }

    private static (StdpLayer<T> Sparse, StdpLayer<T> Dense) Pair(string name) => (Make(name, isSparse: true), Make(name, isSparse: false));

    private static StdpLayer<T> Make(string name, bool isSparse)
    {
        StdpLayer<T> layer = Layers[name]();
        layer.Synapses.Forced = new ForcedPath(isSparse, Parts: 1);
        Span<T> w = layer.EditWeights().Span;
        new Data<T>(1).WeightsWithin(w.Length).CopyTo(w);
        new Data<T>(2).Uniform(layer.State.TracePre.Span.Length, 0, 1.5).CopyTo(layer.State.TracePre.Span);
        new Data<T>(3).Uniform(layer.State.TracePost.Span.Length, 0, 1.5).CopyTo(layer.State.TracePost.Span);
        return layer;
    }

    private static T[] Activity(int length, double density, bool isGraded, int seed)
    {
        T[] z = new Data<T>(seed).Spikes(length, density);
        T[] numbers = new Data<T>(seed + 100).Graded(length);
        return isGraded ? [.. z.Zip(numbers, (spike, number) => T.IsZero(spike) ? spike : number)] : z;
    }

    private static StdpActivity<T> Lists(T[] z, int batch) => z.All(number => T.IsZero(number) || number == T.One)
        ? EventLists.Of<T>(z, batch).Events
        : GradedLists<T>.Of(z, batch, zeros: int.MaxValue).Events;
}
