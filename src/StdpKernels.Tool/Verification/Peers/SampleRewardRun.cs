using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>A reward for each sample, or one for all, which meets the changes of the step before: an eligibility of each sample that holds those alone.</summary>
internal sealed class SampleRewardRun<T> : IPeerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLayer<T> _layer;
    private readonly StdpEligibility<T> _eligibility;
    private readonly T[] _rewards;
    private readonly T _rate;
    private readonly Action<StdpLayer<T>, int>? _edit;
    private int _steps;

    /// <param name="layer">The layer with the rule that makes the changes, and its first weights.</param>
    /// <param name="rate">What rewards are multiplied by.</param>
    /// <param name="edit">What comes behind the change of a step.</param>
    public SampleRewardRun(StdpLayer<T> layer, double rate, Action<StdpLayer<T>, int>? edit)
    {
        (_layer, _rate, _edit) = (layer, T.CreateChecked(rate), edit);
        _rewards = new T[layer.State.TracePre.Shape[0]];

        // What a file need not have, so that nothing else limits it.
        long length = (long)_rewards.Length * layer.Weights.Shape.Length;
        CaseJson.Require(
            length <= PeerCaseReader.MaxElements,
            $"the eligibility of all samples has {length} elements; at most {PeerCaseReader.MaxElements} are read");
        _eligibility = layer.AddEligibility(double.PositiveInfinity, ofSamples: true);
    }

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, ReadOnlySpan<T> reward)
    {
        CaseJson.Require(
            reward.Length == 1 || reward.Length == _rewards.Length,
            $"the rule needs a reward of one number a step, or of one for each of {_rewards.Length} samples, but {reward.Length} are given");
        for (int b = 0; b < _rewards.Length; b++)
        {
            _rewards[b] = _rate * reward[reward.Length == 1 ? 0 : b];
        }

        _eligibility.RewardSamplesAndStep(_rewards, zPre, zPost);
        _edit?.Invoke(_layer, ++_steps);
    }

    public T[]? Read(string array)
    {
        if (array != "e")
        {
            return LayerRun<T>.Read(_layer, array);
        }

        var changes = new T[_rewards.Length * _layer.Weights.Span.Length];
        _eligibility.CopyTo(changes);
        return changes;
    }
}
