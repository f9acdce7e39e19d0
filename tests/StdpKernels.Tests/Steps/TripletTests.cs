using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>Rules of triplets: the paper's numbers, and what a layer does with two more traces.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class TripletTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Single_triplets_change_a_weight_as_the_paper_says([Values] StdpTripletFit fit, [Values] bool postPrePost)
    {
        // Spikes at 0, 10 and 17 ms of one side, the other side, and the first again.
        StdpParameters<double> parameters = StdpParameters.FromTripletFit<double>(fit) with { HardBound = false };
        StdpTriplet<double> triplet = parameters.Triplet!;
        var layer = new StdpLinearLayer<double>(1, 1, 1, parameters);
        for (int ms = 0; ms <= 17; ms++)
        {
            SpikeEvents outer = ms is 0 or 17 ? new([0]) : new([]), inner = ms == 10 ? new([0]) : new([]);
            if (postPrePost)
            {
                layer.Step(inner, outer);
            }
            else
            {
                layer.Step(outer, inner);
            }
        }

        double plus = Math.Exp(-(postPrePost ? 7 : 10) / 16.8), minus = Math.Exp(-(postPrePost ? 10 : 7) / 33.7);
        double slowPost = Math.Exp(-17e-3 * triplet.TauPostSlowInv.Number), slowPre = Math.Exp(-17e-3 * triplet.TauPreSlowInv.Number);
        double expected =
            (plus * (triplet.A2Plus.Number + (postPrePost ? triplet.A3Plus.Number * slowPost : 0)))
            - (minus * (triplet.A2Minus.Number + (postPrePost ? 0 : triplet.A3Minus.Number * slowPre)));
        Assert.That(layer.Weights[0, 0], Is.EqualTo(expected).Within(1e-15));
    }

    [Test]
    public void Nearest_spikes_do_not_add_up()
    {
        foreach (StdpTripletFit fit in Enum.GetValues<StdpTripletFit>())
        {
            var layer = new StdpLinearLayer<T>(1, 1, 1, StdpParameters.FromTripletFit<T>(fit));
            layer.Step(new SpikeEvents([0]), new SpikeEvents([0]));
            layer.Step(new SpikeEvents([0]), new SpikeEvents([0]));
            bool isNearest = fit is StdpTripletFit.VisualCortexNearest or StdpTripletFit.HippocampusNearest;
            foreach (StdpTrace<T> trace in layer.State.Traces)
            {
                Assert.That(trace.Values[0, 0], isNearest ? Is.EqualTo(T.One) : Is.GreaterThan(T.One), $"{fit}, {trace.Name}");
            }
        }
    }

    [Test]
    public void A_triplet_of_nothing_more_is_a_pair([Values] StdpWeightLayout layout)
    {
        StdpParameters<T> pairs = new() { EtaPlus = 0.25, EtaMinus = 0.125 };
        var expected = new StdpLinearLayer<T>(1, 33, 18, pairs, layout: layout);
        var layer = new StdpLinearLayer<T>(1, 33, 18, pairs with { Triplet = new() }, layout: layout);
        var data = new Data<T>(3);
        for (int step = 0; step < 20; step++)
        {
            (T[] zPre, T[] zPost) = (data.Spikes(33, 0.1), data.Spikes(18, 0.1));
            expected.Step(zPre, zPost);
            layer.Step(zPre, zPost);
        }

        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(expected.Weights.Span.ToArray()));
        Assert.That(layer.Weights.Span.ToArray(), Has.Some.Not.EqualTo(T.Zero));
    }

    /// <summary>What does not fire counts nothing, whatever its slow trace is.</summary>
    [Test]
    public void Silent_neurons_may_have_an_infinite_slow_trace([Values] bool sparse)
    {
        StdpLinearLayer<T> finite = Moved(), infinite = Moved();
        infinite.State.Traces[2].Values.Span[3] = T.PositiveInfinity;
        infinite.State.Traces[3].Values.Span[2] = T.NegativeInfinity;
        T[] before = finite.Weights.Span.ToArray();
        T[] zPre = [T.Zero, T.One, T.Zero, T.Zero, T.Zero], zPost = [T.One, T.Zero, T.Zero, T.Zero];
        foreach (StdpLinearLayer<T> layer in new[] { finite, infinite })
        {
            layer.Synapses.Forced = new ForcedPath(sparse, 1);
            layer.Learn(zPre, zPost);
        }

        Assert.That(finite.Weights.Span.ToArray(), Is.Not.EqualTo(before));
        Assert.That(infinite.Weights.Span.ToArray(), Bits.EqualTo(finite.Weights.Span.ToArray()));
    }

    [Test]
    public void A_warm_up_leaves_slow_traces_as_they_are()
    {
        StdpLinearLayer<T> layer = Moved();
        T[][] before = [.. layer.State.Traces.Select(trace => trace.Values.Span.ToArray())];
        layer.WarmUp(3);
        T[][] after = [.. layer.State.Traces.Select(trace => trace.Values.Span.ToArray())];
        Assert.That(after, Is.EqualTo(before));
        Assert.That(before[2], Has.Some.GreaterThan(T.Zero));
    }

    [Test]
    public void Checkpoints_hold_slow_traces()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("layer");
        StdpLinearLayer<T> layer = Moved();
        layer.SaveCheckpoint(path);
        var loaded = new StdpLinearLayer<T>(1, 5, 4, layer.Parameters);
        loaded.LoadCheckpoint(path);
        layer.Step(new SpikeEvents([1, 3]), new SpikeEvents([0]));
        loaded.Step(new SpikeEvents([1, 3]), new SpikeEvents([0]));
        Assert.That(loaded.Weights.Span.ToArray(), Bits.EqualTo(layer.Weights.Span.ToArray()));
        Assert.That(loaded.State.Traces.Select(trace => trace.Name), Is.EqualTo((string[])["t_pre", "t_post", "t_pre_slow", "t_post_slow"]));
        Assert.That(
            () => new StdpLinearLayer<T>(1, 5, 4, new()).LoadCheckpoint(path), Throws.TypeOf<InvalidDataException>(), "a layer of pairs");
    }

    [Test]
    public void Slow_traces_are_memory_that_steps_write()
    {
        StdpLinearLayer<T> layer = Moved();
        Assert.That(() => layer.Step(layer.State.Traces[2].Values, new T[4]), Throws.ArgumentException.With.Message.Contains("overlap"));
        Assert.That(() => layer.Step(new T[5], layer.State.Traces[3].Values), Throws.ArgumentException.With.Message.Contains("overlap"));
        layer.Learn(new T[5], layer.State.Traces[3].Values);
    }

    [Test]
    public void Exchanged_parameters_bring_slow_traces_and_keep_them()
    {
        var layer = new StdpLinearLayer<T>(1, 5, 4, new());
        Assert.That(layer.State.Traces, Has.Count.EqualTo(2));
        layer.Parameters = new() { Triplet = new() };
        Assert.That(layer.State.Traces, Has.Count.EqualTo(4));
        layer.Step(new SpikeEvents([1]), new SpikeEvents([2]));
        T[] slow = layer.State.Traces[2].Values.Span.ToArray();
        Assert.That(slow[1], Is.GreaterThan(T.Zero));
        layer.Parameters = new();
        layer.Step(new SpikeEvents([1]), new SpikeEvents([2]));
        Assert.That(layer.State.Traces[2].Values.Span.ToArray(), Is.EqualTo(slow), "nobody moves them");
    }

    [Test]
    public void A_trace_under_the_name_of_a_slow_one_is_taken_where_it_fits()
    {
        var layer = new StdpLinearLayer<T>(1, 5, 4, new());
        StdpTrace<T> slow = layer.State.AddTrace("t_pre_slow", 1, 5);
        layer.Parameters = new() { Triplet = new() };
        layer.Step(new SpikeEvents([1]), new SpikeEvents([2]));
        Assert.That(slow.Values[0, 1], Is.GreaterThan(T.Zero));

        var other = new StdpLinearLayer<T>(1, 5, 4, new());
        other.State.AddTrace("t_post_slow", 1, 5);
        Assert.That(
            () => other.Parameters = new() { Triplet = new() },
            Throws.ArgumentException.With.Property("ParamName").EqualTo("parameters").And.Message.Contains("'t_post_slow'").And.Message.Contains("[1, 4]"));
        Assert.That(other.State.Traces.Select(trace => trace.Name), Is.EqualTo(new[] { "t_pre", "t_post", "t_post_slow" }), "nothing was added");
        other.Step(new SpikeEvents([1]), new SpikeEvents([2]));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Changes_are_not_written_to_a_trace_of_the_layer(int index)
    {
        // As many neurons as samples on each side: every trace has the length of the weights.
        var layer = new StdpLinearLayer<T>(4, 4, 4, new() { Triplet = new() });
        StdpTrace<T> trace = layer.State.Traces[index];
        trace.Values.Span.Fill(T.One);
        void Step() => layer.StepChanges(new T[16], new T[16], trace.Values.Span);
        void Learn() => layer.LearnChanges(new T[16], new T[16], trace.Values.Span);
        Assert.That(Step, Throws.ArgumentException.With.Property("ParamName").EqualTo("changes").And.Message.Contains("a trace"));
        Assert.That(Learn, Throws.ArgumentException.With.Property("ParamName").EqualTo("changes").And.Message.Contains("a trace"));
        Assert.That(trace.Values.Span.ToArray(), Is.All.EqualTo(T.One));
    }

    private static StdpLinearLayer<T> Moved()
    {
        var layer = new StdpLinearLayer<T>(1, 5, 4, StdpParameters.FromTripletFit<T>(StdpTripletFit.HippocampusAllToAll));
        layer.EditWeights().Span.Fill(T.CreateChecked(0.5));
        for (int step = 0; step < 4; step++)
        {
            layer.Step(new SpikeEvents([step]), new SpikeEvents([3 - step]));
        }

        return layer;
    }
}
