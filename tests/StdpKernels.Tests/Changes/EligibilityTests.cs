using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Changes;

/// <summary>What an eligibility is for, and what a layer does with it.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class EligibilityTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly StdpParameters<T> Rule = new()
    {
        DynamicsPre = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump },
        DynamicsPost = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump },
        EtaPlus = 0.25,
        EtaMinus = 0.125,
    };

    [TestCase(0)]
    [TestCase(40)]
    [TestCase(600)]
    public void Credit_falls_with_the_delay_of_a_reward(int delay)
    {
        // A pair, and so many steps of 1 ms of silence with a time constant of 20 ms: over 600 of them the scale starts anew once.
        var layer = new StdpLinearLayer<T>(1, 1, 1, Rule with { CoincidenceMinus = StdpCoincidence.Excluded, HardBound = false });
        StdpEligibility<T> eligibility = layer.AddEligibility(1 / 20e-3);
        eligibility.Step(new SpikeEvents([0]), new SpikeEvents([0]));
        for (int ms = 0; ms < delay; ms++)
        {
            eligibility.Step(new SpikeEvents([]), new SpikeEvents([]));
        }

        Assert.That(layer.Weights[0, 0], Is.EqualTo(T.Zero), "no reward yet");
        eligibility.Reward(T.CreateChecked(4));
        double expected = Math.Exp(-delay / 20.0), within = typeof(T) == typeof(float) ? 1e-4 : 1e-12;
        Assert.That(double.CreateChecked(layer.Weights[0, 0]), Is.EqualTo(expected).Within(expected * within));
    }

    [TestCase("eligibility")]
    [TestCase("eligibility_scale")]
    public void A_trace_with_the_name_of_one_of_its_arrays_is_in_the_way_and_nothing_is_added(string name)
    {
        var layer = new StdpLinearLayer<T>(1, 5, 4, Rule);
        layer.State.AddTrace(name, 1, 5);
        using var before = new MemoryStream();
        layer.SaveCheckpoint(before);
        Assert.That(() => layer.AddEligibility(20), Throws.InvalidOperationException.With.Message.Contains($"'{name}'"));
        using var after = new MemoryStream();
        layer.SaveCheckpoint(after);
        Assert.That(after.ToArray(), Is.EqualTo(before.ToArray()));
        Assert.That(layer.Eligibility, Is.Null);
    }

    [Test]
    public void Checkpoints_hold_it_and_a_reset_clears_it([Values] bool ofSamples)
    {
        StdpLinearLayer<T> Make() => EligibilityTests<T>.Make(ofSamples);
        using var folder = new TemporaryFolder();
        (StdpLinearLayer<T> layer, StdpLinearLayer<T> loaded) = (Make(), Make());
        Run(layer, 3);
        layer.SaveCheckpoint(folder.PathOf("layer"));
        loaded.LoadCheckpoint(folder.PathOf("layer"));
        Assert.That(Copy(loaded), Bits.EqualTo(Copy(layer)));
        Run(layer, 40);
        Run(loaded, 40);
        Assert.That(Copy(loaded), Bits.EqualTo(Copy(layer)));
        layer.Eligibility!.Reward(T.One);
        loaded.Eligibility!.Reward(T.One);
        Assert.That(loaded.Weights.Span.ToArray(), Bits.EqualTo(layer.Weights.Span.ToArray()));
        Assert.That(Copy(layer), Has.Some.Not.EqualTo(T.Zero));
        Assert.That(layer.State.Traces, Has.Count.EqualTo(2), "it is no trace");

        layer.State.Reset();
        Assert.That(Copy(layer), Has.All.EqualTo(T.Zero));
        Run(layer, 1);
        Assert.That(Copy(layer), Bits.EqualTo(Copy(Run(Make(), 1))), "as from the start");
        Assert.That(
            () => new StdpLinearLayer<T>(1, 20, 9, Rule).LoadCheckpoint(folder.PathOf("layer")), Throws.TypeOf<InvalidDataException>());
        Assert.That(
            () => EligibilityTests<T>.Make(!ofSamples).LoadCheckpoint(folder.PathOf("layer")),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("[1, 180]").And.Message.Contains("[9, 20]"));
    }

    [Test]
    public void A_warm_up_leaves_it_as_it_is([Values] bool ofSamples)
    {
        StdpLinearLayer<T> layer = Run(Make(ofSamples), 5);
        T[] before = Copy(layer);
        layer.WarmUp(2);
        Assert.That(Copy(layer), Bits.EqualTo(before));
    }

    [Test]
    public void A_sample_without_reward_counts_nothing_whatever_its_eligibility_is()
    {
        StdpLinearLayer<T> finite = Learned(T.One), infinite = Learned(T.PositiveInfinity);
        Assert.That(infinite.Weights.Span.ToArray(), Bits.EqualTo(finite.Weights.Span.ToArray()));
        Assert.That(finite.Weights.Span.ToArray(), Has.None.EqualTo(T.Zero));

        StdpLinearLayer<T> Learned(T activity)
        {
            var layer = new StdpLinearLayer<T>(2, 11, 4, Rule with { HardBound = false });
            StdpEligibility<T> eligibility = layer.AddEligibility(200, ofSamples: true);
            T[] zPre = [.. Enumerable.Repeat(activity, 11), .. Enumerable.Repeat(T.One, 11)], zPost = [.. Enumerable.Repeat(T.One, 8)];
            eligibility.Step(zPre, zPost);
            eligibility.RewardSamples([T.Zero, T.One]);
            var ofSamples = new T[2 * 44];
            eligibility.CopyTo(ofSamples);
            Assert.That(ofSamples[..44].All(T.IsFinite), Is.EqualTo(T.IsFinite(activity)));
            Assert.That(ofSamples[44..].All(T.IsFinite), Is.True);
            return layer;
        }
    }

    [Test]
    public void Steps_rewards_changes_and_gates_allocate_nothing([Values] bool events, [Values] StdpAlgorithm algorithm, [Values] bool ofSamples)
    {
        var layer = new StdpLinearLayer<T>(1, 100, 45, Rule with { Algorithm = algorithm });
        StdpEligibility<T> eligibility = layer.AddEligibility(200, ofSamples: ofSamples);
        var data = new Data<T>(2);
        (T[] zPre, T[] zPost) = (data.Spikes(100, 0.03), data.Spikes(45, 0.03));
        (EventLists pre, EventLists post) = (EventLists.Of<T>(zPre, 1), EventLists.Of<T>(zPost, 1));
        (T[] changes, T[] rewards) = (new T[4500], data.Graded(45));
        All();
        All();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 200; step++)
        {
            All();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void All()
        {
            if (events)
            {
                eligibility.Step(pre.Events, post.Events);
                layer.StepChanges(pre.Events, post.Events, changes, add: true);
                layer.Step(pre.Events, post.Events, T.CreateChecked(0.25));
            }
            else
            {
                eligibility.Step(zPre, zPost);
                layer.StepChanges(zPre, zPost, changes);
                layer.Step(zPre, zPost, T.Zero);
            }

            eligibility.Reward(T.CreateChecked(0.01));
            eligibility.Reward(rewards);
            eligibility.RewardAndStep(T.One, zPre, zPost);
            if (ofSamples)
            {
                eligibility.RewardSamples(changes.AsSpan(7, 1));
                eligibility.RewardSamplesAndStep(changes.AsSpan(8, 1), zPre, zPost);
            }
        }
    }

    private static StdpLinearLayer<T> Make(bool ofSamples = false)
    {
        var layer = new StdpLinearLayer<T>(1, 20, 9, Rule);
        layer.AddEligibility(1000, ofSamples: ofSamples);
        layer.EditWeights().Span.Fill(T.CreateChecked(0.5));
        return layer;
    }

    private static StdpLinearLayer<T> Run(StdpLinearLayer<T> layer, int steps)
    {
        var data = new Data<T>(steps);
        for (int step = 0; step < steps; step++)
        {
            layer.Eligibility!.Step(data.Spikes(20, 0.2), data.Spikes(9, 0.2));
        }

        return layer;
    }

    private static T[] Copy(StdpLinearLayer<T> layer)
    {
        var copy = new T[layer.Weights.Shape.Length];
        layer.Eligibility!.CopyTo(copy);
        return copy;
    }
}
