using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls that write changes elsewhere, scale learning or reward it, asked of every kind of layer.</summary>
internal static class ChangeBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // [3, 5] to [3, 4], and [3, 1, 1, 5] to [3, 4, 1, 1]: twenty weights.
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> Errors = new()
    {
        ["too few changes"] = (new("changes", "20 elements", "19"), l => l.StepChanges(new T[15], new T[12], new T[19])),
        ["changes in the weights"] =
            (new("changes", "the weights", "overlap"), l => l.StepChanges(new T[15], new T[12], l.EditWeights().Span)),
        ["z_post in the changes"] = (new("zPost", "the changes", "overlap"), l => StepInto(l, new T[20])),
        ["z_pre in a trace, changes"] = (new("zPre", "a trace", "overlap"), l => l.StepChanges(l.State.TracePre.Span, new T[12], new T[20])),
        ["an index of I, changes"] =
            (Refusal.OutOfRange("zPre", "5", "sample 0"), l => l.StepChanges(Events(5), Events(1), new T[20])),
        ["changes while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.StepChanges(new T[15], new T[12], new T[20]))),
        ["too many changes of traces as they are"] =
            (new("changes", "20 elements", "21"), l => l.LearnChanges(new T[15], new T[12], new T[21])),
        ["too little z_pre, changes"] = (new("zPre", "15 elements", "14"), l => l.LearnChanges(new T[14], new T[12], new T[20])),
        ["an index of O, changes"] =
            (Refusal.OutOfRange("zPost", "4", "sample 0"), l => l.LearnChanges(Events(1), Events(4), new T[20])),
        ["changes of traces while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.LearnChanges(new T[15], new T[12], new T[20]))),
        ["a gated step of too little z_post"] = (new("zPost", "12 elements", "11"), l => l.Step(new T[15], new T[11], T.One)),
        ["a gated step of z_pre in the weights"] =
            (new("zPre", "the weights", "overlap"), l => l.Step(l.Weights.Span[..15], new T[12], T.Zero)),
        ["a gated step of an index of I"] =
            (Refusal.OutOfRange("zPre", "5", "sample 0"), l => l.Step(Events(5), Events(1), T.Zero)),
        ["a gated step while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Step(new T[15], new T[12], T.Zero))),
        ["a second eligibility"] = (Refusal.InvalidOperation("has an eligibility"), l => l.AddEligibility(20)),
        ["an eligibility that grows"] = (Refusal.OutOfRange("tauInv", "from 0 to 1", "-1"), l => l.AddEligibility(-1)),
        ["an eligibility of NaN"] = (Refusal.OutOfRange("tauInv", "NaN"), l => l.AddEligibility(double.NaN)),
        ["an eligibility of Euler that is too fast"] =
            (Refusal.OutOfRange("tauInv", "from 0 to 1", "but it makes -"), l => l.AddEligibility(2000, StdpTraceDecay.Euler)),
        ["an eligibility of an undefined decay"] =
            (Refusal.OutOfRange("decay", "Euler", "2"), l => l.AddEligibility(20, (StdpTraceDecay)2)),
        ["an eligibility while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.AddEligibility(20))),
        ["eligibility of too little z_pre"] = (new("zPre", "15 elements", "14"), l => l.Eligibility!.Step(new T[14], new T[12])),
        ["eligibility of an index of O"] =
            (Refusal.OutOfRange("zPost", "4", "sample 0"), l => l.Eligibility!.Step(Events(1), Events(4))),
        ["eligibility while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Eligibility!.Step(new T[15], new T[12]))),
        ["a reward while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Eligibility!.Reward(T.One))),
        ["too few rewards"] = (new("rewards", "4", "3"), l => l.Eligibility!.Reward(new T[3])),
        ["rewards in the weights"] =
            (new("rewards", "the weights", "overlap"), l => l.Eligibility!.Reward(l.Weights.Span[..4])),
        ["rewards while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Eligibility!.Reward(new T[4]))),
        ["rewards of samples that have none of their own"] =
            (Refusal.InvalidOperation("ofSamples"), l => l.Eligibility!.RewardSamples(new T[3])),
        ["rewards of samples that have none of their own, and a step"] =
            (Refusal.InvalidOperation("ofSamples"), l => l.Eligibility!.RewardSamplesAndStep(new T[3], new T[15], new T[12])),
        ["a reward and a step of too little z_pre"] =
            (new("zPre", "15 elements", "14"), l => l.Eligibility!.RewardAndStep(T.One, new T[14], new T[12])),
        ["a reward and a step of z_pre in the weights"] =
            (new("zPre", "the weights", "overlap"), l => l.Eligibility!.RewardAndStep(T.One, l.Weights.Span[..15], new T[12])),
        ["a reward and a step of an index of O"] =
            (Refusal.OutOfRange("zPost", "4", "sample 0"), l => l.Eligibility!.RewardAndStep(T.One, Events(1), Events(4))),
        ["a reward and a step while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Eligibility!.RewardAndStep(T.One, new T[15], new T[12]))),
        ["a copy of too much eligibility"] = (new("destination", "20 elements", "21"), l => l.Eligibility!.CopyTo(new T[21])),
        ["a copy while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Eligibility!.CopyTo(new T[20]))),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> ErrorsOfSamples = new()
    {
        ["too few rewards of samples"] = (new("rewards", "3", "2"), l => l.Eligibility!.RewardSamples(new T[2])),
        ["rewards of samples in the weights"] =
            (new("rewards", "the weights", "overlap"), l => l.Eligibility!.RewardSamples(l.Weights.Span[..3])),
        ["rewards of samples while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Eligibility!.RewardSamples(new T[3]))),
        ["too many rewards of samples, and a step"] =
            (new("rewards", "3", "4"), l => l.Eligibility!.RewardSamplesAndStep(new T[4], new T[15], new T[12])),
        ["rewards of samples, and a step of too little z_post"] =
            (new("zPost", "12 elements", "11"), l => l.Eligibility!.RewardSamplesAndStep(new T[3], new T[15], new T[11])),
        ["rewards of samples, and a step of an index of I"] =
            (Refusal.OutOfRange("zPre", "5", "sample 0"), l => l.Eligibility!.RewardSamplesAndStep(new T[3], Events(5), Events(1))),
        ["rewards of samples, and a step while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.Eligibility!.RewardSamplesAndStep(new T[3], new T[15], new T[12]))),
        ["a copy of the eligibility of one sample"] =
            (new("destination", "60 elements", "each sample", "20"), l => l.Eligibility!.CopyTo(new T[20])),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string kind, Func<StdpLayer<T>> make) in LayerBadCalls<T>.Kinds.Append(("sparse layer", SparseBadCalls<T>.Full)))
        {
            foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in Errors)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, {error}", refusal, () => WithEligibility(make), call);
            }

            foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in ErrorsOfSamples)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, {error}", refusal, () => WithEligibility(make, ofSamples: true), call);
            }
        }
    }

    private static void StepInto(StdpLayer<T> layer, T[] changes) => layer.StepChanges(new T[15], changes.AsSpan(8), changes);

    private static StdpLayer<T> WithEligibility(Func<StdpLayer<T>> make, bool ofSamples = false)
    {
        StdpLayer<T> layer = make();
        layer.AddEligibility(20, ofSamples: ofSamples);
        return layer;
    }

    private static SpikeEvents Events(params int[] ofFirstSample) =>
        new(ofFirstSample, new[] { 0, ofFirstSample.Length, ofFirstSample.Length, ofFirstSample.Length });
}
