using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <content>Learning that a number gates, changes that the caller applies, eligibility and reward.</content>
internal abstract unsafe partial class LayerObject
{
    public abstract void StepGated(NativeActivity* zPre, NativeActivity* zPost, double gate);

    public abstract void AddEligibility(double tauInv, StdpTraceDecay decay, bool ofSamples);

    public abstract void StepEligibility(NativeActivity* zPre, NativeActivity* zPost);
}

/// <content>The same of one type.</content>
internal sealed unsafe partial class LayerObject<T>
{
    private const int All = 0;
    private const int Neurons = 1;
    private const int Samples = 2;

    public override void StepGated(NativeActivity* zPre, NativeActivity* zPost, double gate)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.Step(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"), T.CreateSaturating(gate));
    }

    public void StepChanges(NativeActivity* zPre, NativeActivity* zPost, Span<T> changes, bool add)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.StepChanges(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"), changes, add);
    }

    public void LearnChanges(NativeActivity* zPre, NativeActivity* zPost, Span<T> changes, bool add)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        _layer.LearnChanges(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"), changes, add);
    }

    public override void AddEligibility(double tauInv, StdpTraceDecay decay, bool ofSamples)
    {
        if (_layer.Eligibility is not null)
        {
            throw RefusedException.Argument("layer must have no eligibility yet: there is one for each weight.");
        }

        _layer.AddEligibility(tauInv, decay, ofSamples);
    }

    public override void StepEligibility(NativeActivity* zPre, NativeActivity* zPost)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        Eligibility().Step(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"));
    }

    public void Reward(int whom, ReadOnlySpan<T> rewards)
    {
        switch (whom)
        {
            case All:
                Eligibility().Reward(One(rewards));
                break;
            case Neurons:
                Eligibility().Reward(rewards);
                break;
            default:
                EligibilityOfSamples(whom).RewardSamples(rewards);
                break;
        }
    }

    public void RewardAndStep(int whom, ReadOnlySpan<T> rewards, NativeActivity* zPre, NativeActivity* zPost)
    {
        ForkedProcess.LeaveThreads(_layer.Threads);
        StdpActivity<T> pre = NativeActivity.Of<T>(zPre, "z_pre"), post = NativeActivity.Of<T>(zPost, "z_post");
        switch (whom)
        {
            case All:
                Eligibility().RewardAndStep(One(rewards), pre, post);
                break;
            case Neurons:
                throw RefusedException.Argument(
                    "whom must be STDP_REWARD_ALL (0) or STDP_REWARD_SAMPLES (2) for a reward and a step at once, but it is STDP_REWARD_NEURONS (1).");
            default:
                EligibilityOfSamples(whom).RewardSamplesAndStep(rewards, pre, post);
                break;
        }
    }

    public void CopyEligibility(Span<T> destination) => Eligibility().CopyTo(destination);

    private static T One(ReadOnlySpan<T> rewards) => rewards.Length == 1
        ? rewards[0]
        : throw RefusedException.Argument($"count must be 1 for one reward of all, but it is {rewards.Length}.");

    private StdpEligibility<T> Eligibility() => _layer.Eligibility
        ?? throw RefusedException.Argument("layer must have an eligibility, which stdp_layer_add_eligibility gives it.");

    private StdpEligibility<T> EligibilityOfSamples(int whom)
    {
        if (whom != Samples)
        {
            throw RefusedException.Range($"whom must be from STDP_REWARD_ALL (0) to STDP_REWARD_SAMPLES (2), but it is {whom}.");
        }

        StdpEligibility<T> eligibility = Eligibility();
        return eligibility.IsOfSamples
            ? eligibility
            : throw RefusedException.Argument("layer must have an eligibility of samples for a reward of each: of_samples of stdp_layer_add_eligibility.");
    }
}
