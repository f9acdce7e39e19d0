using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>The prepared layer, beside what its steps compute.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpLinearLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLinearLayer<T>> Call)> Errors = new()
    {
        ["too little z_pre"] = (new("zPre", "15", "[3, 5]", "14"), l => l.Step(new T[14], new T[12])),
        ["too much z_post"] = (new("zPost", "12", "[3, 4]", "13"), l => l.Step(new T[15], new T[13])),
        ["no z_pre"] = (new("zPre", "15", "0"), l => l.Step([], new T[12])),
        ["z_pre in a trace"] = (new("zPre", "overlap"), l => l.Step(l.State.TracePre.Span, new T[12])),
        ["z_post in a trace"] = (new("zPost", "overlap"), l => l.Step(new T[15], l.State.TracePost.Span)),
        ["z_pre in the weights"] = (new("w", "zPre", "overlap"), l => l.Step(l.Weights.Span[..15], new T[12])),
        ["an index of I"] =
            (Refusal.OutOfRange("zPre", "5", "sample 1"), l => Step(l, [0, 5], [0, 1, 2, 2], [], [0, 0, 0, 0])),
        ["an index twice"] = (new("zPost", "3 follows 3"), l => Step(l, [], [0, 0, 0, 0], [3, 3], [0, 2, 2, 2])),
        ["too few samples"] = (new("zPre", "3", "2"), l => Step(l, [], [0, 0, 0], [], [0, 0, 0, 0])),
        ["no parameters"] = (Refusal.Null("value"), l => l.Parameters = null!),
        ["a tensor that does not broadcast"] =
            (new("parameters", "EtaPlus", "[4, 5]", "[4]"), l => l.Parameters = l.Parameters with { EtaPlus = new T[4] }),
        ["an undefined algorithm"] =
            (Refusal.OutOfRange("parameters", "9"), l => l.Parameters = l.Parameters with { Algorithm = (StdpAlgorithm)9 }),
    };

    private static string[] ErrorNames => [.. Errors.Keys];

    [Test]
    public void Starts_with_weights_and_traces_of_zero()
    {
        StdpLinearLayer<T> layer = new(3, 5, 4, new(), dt: 0.002);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer.Weights.Shape, Is.EqualTo(new TensorShape(4, 5)));
            Assert.That(layer.Weights.Span.ToArray(), Is.All.EqualTo(T.Zero));
            Assert.That(layer.State.TracePre.Shape, Is.EqualTo(new TensorShape(3, 5)));
            Assert.That(layer.State.TracePost.Shape, Is.EqualTo(new TensorShape(3, 4)));
            Assert.That(layer.TimeStep, Is.EqualTo(0.002));
            Assert.That(layer.ToString(), Does.Contain(typeof(T).Name).And.Contain("[3, 5]").And.Contain("[3, 4]"));
        }
    }

    [Test]
    public void Edits_the_weights_it_reads()
    {
        StdpLinearLayer<T> layer = Layer();
        layer.EditWeights()[2, 1] = T.NegativeOne;
        Assert.That(layer.Weights[2, 1], Is.EqualTo(T.NegativeOne));
    }

    [Test]
    public void Refuses([ValueSource(nameof(ErrorNames))] string error)
    {
        (Refusal refusal, Action<StdpLinearLayer<T>> call) = Errors[error];
        (StdpLinearLayer<T> layer, StdpLinearLayer<T> twin) = (Layer(), Layer());

        refusal.AssertThrown(() => call(layer));

        // The next step shows weights, traces and parameters alike.
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(twin.Weights.Span.ToArray()));
        Step(layer);
        Step(twin);
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(twin.Weights.Span.ToArray()));
        Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(twin.State.TracePre.Span.ToArray()));
        Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(twin.State.TracePost.Span.ToArray()));
    }

    [Test]
    public void Is_not_made_from_what_no_step_could_use()
    {
        Refusal.Null("parameters").AssertThrown(() => _ = new StdpLinearLayer<T>(1, 2, 3, null!));
        Refusal.OutOfRange("inputs", "-2").AssertThrown(() => _ = new StdpLinearLayer<T>(1, -2, 3, new()));
        Refusal.OutOfRange("dt", "finite").AssertThrown(() => _ = new StdpLinearLayer<T>(1, 2, 3, new(), double.NaN));
        new Refusal("parameters", "WMax", "[3, 2]", "[3]").AssertThrown(
            () => _ = new StdpLinearLayer<T>(1, 2, 3, new() { WMax = new T[3] }));
        Assert.That(() => new StdpLinearLayer<Half>(1, 2, 3, new()), Throws.TypeOf<NotSupportedException>());
    }

    private static StdpLinearLayer<T> Layer()
    {
        var layer = new StdpLinearLayer<T>(3, 5, 4, new() { EtaPlus = 0.1, EtaMinus = 0.07 }, dt: 0.004);
        new Data<T>(1).WeightsWithin(20).CopyTo(layer.EditWeights().Span);
        Step(layer);
        return layer;
    }

    private static void Step(StdpLinearLayer<T> layer, int[] pre, int[] preStarts, int[] post, int[] postStarts) =>
        layer.Step(new SpikeEvents(pre, preStarts), new SpikeEvents(post, postStarts));

    private static void Step(StdpLinearLayer<T> layer)
    {
        var data = new Data<T>(2);
        layer.Step(data.Spikes(15, 0.5), data.Spikes(12, 0.5));
    }
}
