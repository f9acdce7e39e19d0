using StdpKernels.Benchmarks.Contenders;

namespace StdpKernels.PeerBenchmarks.Rules;

/// <summary>The library's layer with the settings of a rule, from lists of spikes.</summary>
internal sealed class LibraryRuleContender : EventsContender<float>
{
    private readonly StdpEligibility<float>? _eligibility;
    private readonly float _reward;

    public LibraryRuleContender(RulePeer rule, LayerData<float> data)
        : base(ContenderNames.Events, data, LibraryContender.CreateLayer(data.Layer, parameters: rule.Parameters))
    {
        if (rule.Reward is { } reward)
        {
            _reward = reward;
            _eligibility = Layer.AddEligibility(rule.EligibilityTauInv);
            Layer.WarmUp();
        }
    }

    protected override void Step(int pattern)
    {
        if (_eligibility is null)
        {
            base.Step(pattern);
        }
        else
        {
            _eligibility.RewardAndStep(_reward, Pre(pattern), Post(pattern));
        }
    }
}
