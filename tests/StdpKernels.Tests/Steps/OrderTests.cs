using System.Numerics;

namespace StdpKernels.Tests.Steps;

/// <summary>Which trace a spike meets, which change comes first, and which weights a bound acts on: by numbers that can be followed.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class OrderTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly StdpParameters<T> Jumps = new()
    {
        DynamicsPre = new() { Spike = StdpTraceSpike.Jump },
        DynamicsPost = new() { Spike = StdpTraceSpike.Jump },
        EtaPlus = 0.25,
        EtaMinus = 0.125,
    };

    [TestCase(StdpCoincidence.Included, StdpCoincidence.Included, 0.625)]
    [TestCase(StdpCoincidence.Included, StdpCoincidence.Excluded, 0.75)]
    [TestCase(StdpCoincidence.Excluded, StdpCoincidence.Included, 0.375)]
    [TestCase(StdpCoincidence.Excluded, StdpCoincidence.Excluded, 0.5)]
    public void Spikes_of_one_step_meet_as_the_coincidence_says(StdpCoincidence plus, StdpCoincidence minus, double expected)
    {
        StdpLinearLayer<T> layer = Layer(Jumps with { CoincidencePlus = plus, CoincidenceMinus = minus }, 0.5);
        layer.Step(new SpikeEvents([0]), new SpikeEvents([0]));
        Assert.That(layer.Weights[0, 0], Is.EqualTo(T.CreateChecked(expected)));
        Assert.That((layer.State.TracePre[0, 0], layer.State.TracePost[0, 0]), Is.EqualTo((T.One, T.One)), "the spikes are in the traces then");
    }

    [TestCase(StdpCoincidence.Included)]
    [TestCase(StdpCoincidence.Excluded)]
    public void Spikes_of_different_steps_meet_either_way(StdpCoincidence coincidence)
    {
        StdpLinearLayer<T> layer = Layer(
            Jumps with { CoincidencePlus = coincidence, CoincidenceMinus = coincidence, TauPreInv = 500, TauPostInv = 250 }, 0.5);
        layer.Step(new SpikeEvents([0]), new SpikeEvents([]));
        layer.Step(new SpikeEvents([]), new SpikeEvents([0]));
        Assert.That(layer.Weights[0, 0], Is.EqualTo(T.CreateChecked(0.5 + (0.25 * 0.5))), "decayed once");
    }

    [TestCase(StdpOrder.Together, 0.875, 0.75)]
    [TestCase(StdpOrder.PotentiationFirst, 0.75, 0.75)]
    [TestCase(StdpOrder.DepressionFirst, 0.875, 0.875)]
    public void A_bound_between_the_changes_shows_in_their_order(StdpOrder order, double high, double low)
    {
        // Up by a quarter and down by a quarter, from 7/8; and the other way round from 3/4 with a lower bound of 5/8.
        StdpParameters<T> parameters = Jumps with { EtaMinus = 0.25, Order = order };
        Assert.That(AfterOne(parameters, 0.875), Is.EqualTo(T.CreateChecked(high)));
        Assert.That(AfterOne(parameters with { WMin = 0.625 }, 0.75), Is.EqualTo(T.CreateChecked(low)));
    }

    [TestCase(StdpOrder.Together, 0.5)]
    [TestCase(StdpOrder.PotentiationFirst, 0.375)]
    [TestCase(StdpOrder.DepressionFirst, 0.625)]
    public void The_second_change_starts_from_the_first(StdpOrder order, double expected)
    {
        // Half of the way to the bound each: 0.5 -> 0.75 -> 0.375, or 0.5 -> 0.25 -> 0.625.
        StdpParameters<T> soft = Jumps with { EtaPlus = 0.5, EtaMinus = 0.5, Algorithm = StdpAlgorithm.MultiplicativeRelu, Order = order };
        Assert.That(AfterOne(soft, 0.5), Is.EqualTo(T.CreateChecked(expected)));
    }

    [Test]
    public void Weights_that_no_spike_touches_may_stay_out_of_bounds([Values("rows", "columns", "sparse")] string kind, [Values] bool events)
    {
        StdpParameters<T> parameters = Jumps with { Order = StdpOrder.DepressionFirst, BoundScope = StdpBoundScope.TouchedWeights };
        StdpLayer<T> layer = kind switch
        {
            "rows" => new StdpLinearLayer<T>(1, 2, 2, parameters),
            "columns" => new StdpLinearLayer<T>(1, 2, 2, parameters, layout: StdpWeightLayout.PresynapticRows),
            _ => new StdpSparseLayer<T>(1, DigestWorkload.SparseLayers.AllToAll(2, 2), parameters),
        };
        T high = T.CreateChecked(1.5), low = T.CreateChecked(-0.5);
        T[] w = [high, low, low, high];
        w.CopyTo(layer.EditWeights().Span);

        // Nobody; then input 1, whose weights come within the bounds; then output 0, and with it the weight between 0 and 0.
        Step([], []);
        Assert.That(layer.Weights.Span.ToArray(), Is.EqualTo(w));
        Step([1], []);
        int between01 = kind == "rows" ? 2 : 1;
        Assert.That(layer.Weights.Span[0], Is.EqualTo(high), "0 -> 0");
        Assert.That(layer.Weights.Span[between01], Is.EqualTo(low), "0 -> 1");
        Assert.That(layer.Weights.Span[3], Is.EqualTo(T.One), "1 -> 1");
        Step([], [0]);
        Assert.That(layer.Weights.Span[0], Is.EqualTo(T.One), "0 -> 0");
        Assert.That(layer.Weights.Span[between01], Is.EqualTo(low), "0 -> 1");

        void Step(int[] pre, int[] post)
        {
            T[] zPre = new T[2], zPost = new T[2];
            Array.ForEach(pre, i => zPre[i] = T.One);
            Array.ForEach(post, i => zPost[i] = T.One);
            if (events)
            {
                layer.Step(new SpikeEvents(pre), new SpikeEvents(post));
            }
            else
            {
                layer.Step(zPre, zPost);
            }
        }
    }

    private static T AfterOne(StdpParameters<T> parameters, double w)
    {
        StdpLinearLayer<T> layer = Layer(parameters, w);
        layer.Step(new SpikeEvents([0]), new SpikeEvents([0]));
        return layer.Weights[0, 0];
    }

    private static StdpLinearLayer<T> Layer(StdpParameters<T> parameters, double w)
    {
        var layer = new StdpLinearLayer<T>(1, 1, 1, parameters);
        layer.EditWeights()[0, 0] = T.CreateChecked(w);
        return layer;
    }
}
