using System.Numerics;
using StdpKernels.DigestWorkload;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>What eligibility, rewards, changes and traces by their names refuse: with a status and a name of the header, before anything is written.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LearningErrorTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeActivity<T> _three = NativeActivity<T>.Dense([T.One, T.Zero, T.One]);
    private readonly NativeActivity<T> _two = NativeActivity<T>.Dense([T.One, T.One]);

    [SetUp]
    public void RequireLibrary() => _ = Installation.Prefix;

    [Test]
    public void Rewards_need_an_eligibility_of_their_kind()
    {
        using NativeLayer<T> layer = Layer();
        Refused(layer, 4, "stdp_layer_add_eligibility", () => layer.Reward(RewardOf.All, [T.One]));
        Refused(layer, 4, "stdp_layer_add_eligibility", () => layer.StepEligibility(_three, _two));
        Refused(layer, 5, "decay", () => layer.AddEligibility(1, (StdpTraceDecay)2, ofSamples: false));
        Refused(layer, 5, "tau_inv", () => layer.AddEligibility(-1, StdpTraceDecay.Euler, ofSamples: false));
        layer.AddEligibility(5, StdpTraceDecay.Exponential, ofSamples: false);
        layer.StepEligibility(_three, _two);
        Refused(layer, 4, "eligibility yet", () => layer.AddEligibility(5, StdpTraceDecay.Exponential, ofSamples: false));
        Refused(layer, 4, "count must be 1", () => layer.Reward(RewardOf.All, [T.One, T.One]));
        Refused(layer, 4, "rewards", () => layer.Reward(RewardOf.Neurons, [T.One]));
        Refused(layer, 4, "of_samples", () => layer.Reward(RewardOf.Samples, [T.One]));
        Refused(layer, 5, "whom", () => layer.Reward((RewardOf)3, [T.One]));
        Refused(layer, 4, "STDP_REWARD_NEURONS", () => layer.RewardAndStep(RewardOf.Neurons, [T.One, T.One], _three, _two));
        Refused(layer, 4, "z_pre", () => layer.RewardAndStep(RewardOf.All, [T.One], _two, _two));
        Refused(layer, 4, "destination", () => layer.CopyEligibility(new T[5]));
    }

    [Test]
    public void Changes_have_a_number_for_each_weight()
    {
        using NativeLayer<T> layer = Layer();
        Refused(layer, 4, "changes", () => layer.Changes(_three, _two, new T[5], add: false, step: true));
        Refused(layer, 4, "changes", () => layer.Changes(_three, _two, new T[7], add: true, step: false));
        Refused(layer, 4, "factors", () => layer.ScaleWeights(new T[3], StdpFan.In));
        Refused(layer, 4, "mask", () => layer.MaskWeights(new bool[5]));
    }

    [Test]
    public void Traces_have_names()
    {
        using NativeLayer<T> layer = Layer();
        Refused(layer, 4, "t_pre, t_post", () => layer.Trace("no such trace", out _));
        Refused(layer, 4, "name", () => layer.AddTrace("t_pre", [1, 3]));
        Refused(layer, 4, "name", () => layer.AddTrace("", [1, 3]));
        Refused(layer, 5, "rank", () => layer.AddTrace("deep", [1, 1, 1, 1, 3]));
        Refused(layer, 4, "steps move", () => layer.UpdateTrace("t_pre", _three, 1, 20, 0, default));
        layer.AddTrace("third \u00e4", [1, 3]);
        Assert.That(layer.TraceNames, Is.EqualTo(new[] { "t_pre", "t_post", "third \u00e4" }));
        Refused(layer, 5, "floor", () => layer.UpdateTrace("third \u00e4", _three, 1, 20, -1, default));
        Refused(layer, 4, "z", () => layer.UpdateTrace("third \u00e4", _two, 1, 20, 0, default));
        Refused(layer, 4, "trace_post", () => layer.LearnFrom(_three, _two, "third \u00e4", "nothing"));
        layer.UpdateTrace("third \u00e4", _three, 1, 20, 0, default);
        Assert.That(layer.Trace("third \u00e4", out int[] shape)[1], Is.EqualTo(T.Zero));
        Assert.That(shape, Is.EqualTo(new[] { 1, 3 }));
    }

    [Test]
    public void A_rule_of_triplets_brings_its_traces()
    {
        using NativeLayer<T> layer = Layer();
        using var triplets = new NativeParameters<T>(new StdpParameters<T> { Triplet = new() });
        layer.SetParameters(triplets);
        Assert.That(layer.TraceNames, Is.EqualTo(new[] { "t_pre", "t_post", "t_pre_slow", "t_post_slow" }));
        Span<T> slow = layer.Trace("t_pre_slow", out int[] shape);
        layer.Step(_three, _two);
        Assert.That(shape, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(slow.ToArray().Select(value => value > T.Zero), Is.EqualTo(new[] { true, false, true }), "the memory stays where it is");
    }

    private static NativeLayer<T> Layer() =>
        new(WorkloadShape.Linear(1, 3, 2), new StdpParameters<T> { WMin = -1 }, threads: 1, StdpWeightLayout.PostsynapticRows, dt: 0.001);

    private static void Refused(NativeLayer<T> layer, int status, string text, Action call)
    {
        T[] w = [.. layer.Weights], pre = [.. layer.TPre], post = [.. layer.TPost];
        Assert.That(call, Throws.TypeOf<NativeRefusal>().With.Message.StartsWith($"status {status}").And.Message.Contains(text));
        SameBits.Assert<T>(layer.Weights, w, $"w after {text}");
        SameBits.Assert<T>(layer.TPre, pre, $"t_pre after {text}");
        SameBits.Assert<T>(layer.TPost, post, $"t_post after {text}");
    }
}
