using TorchSharp;
using static TorchSharp.torch;

namespace StdpKernels.PeerBenchmarks.Rules;

/// <summary>A rule of another library, its formula written with torch as that library has it: one function of tensors.</summary>
internal sealed class TorchRuleContender(RulePeer rule, LayerData<float> data) : TorchContender(rule.Name, data)
{
    private readonly Tensor _eligibility = zeros(data.Layer.WeightShape.Select(length => (long)length).ToArray());
    private readonly Tensor _eligibilityTrace = zeros(data.Layer.WeightShape.Select(length => (long)length).ToArray());

    protected override void Step(int pattern)
    {
        using DisposeScope step = NewDisposeScope();
        rule.Step(new RuleTensors
        {
            ActivityPre = ActivityPre[pattern],
            ActivityPost = ActivityPost[pattern],
            TracePre = TracePre,
            TracePost = TracePost,
            Weights = Weights,
            Eligibility = _eligibility,
            EligibilityTrace = _eligibilityTrace,
        });
    }

    protected override void Dispose(bool disposing)
    {
        _eligibility.Dispose();
        _eligibilityTrace.Dispose();
        base.Dispose(disposing);
    }
}
