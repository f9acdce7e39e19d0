using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>A rule with an eligibility that decays, and a reward that meets it before or after the spikes of a step.</summary>
internal sealed class EligibilityRun<T> : IPeerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLayer<T> _layer;
    private readonly StdpEligibility<T> _eligibility;
    private readonly T[] _changes;
    private readonly T[] _met;
    private int _steps;

    /// <param name="layer">The layer, with its first weights.</param>
    /// <param name="tauInv">The inverse time constant of its eligibility.</param>
    public EligibilityRun(StdpLayer<T> layer, double tauInv)
    {
        (_layer, _eligibility) = (layer, layer.AddEligibility(tauInv));
        (_changes, _met) = (new T[layer.Weights.Span.Length], new T[layer.Weights.Span.Length]);
    }

    /// <summary>What a reward is multiplied by.</summary>
    public required double Rate { get; init; }

    /// <summary>Whether the spikes of a step come before its reward.</summary>
    public required bool SpikesFirst { get; init; }

    /// <summary>Whether cases show the eligibility that the reward met, and not the one that the step leaves.</summary>
    public bool ShowsWhatRewardMet { get; init; }

    /// <summary>What the changes of one step are multiplied by to be what cases show as <c>e</c>.</summary>
    public double ShownChange { get; init; } = 1;

    /// <summary>What comes behind the change of a step.</summary>
    public Action<StdpLayer<T>, int>? Edit { get; init; }

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, ReadOnlySpan<T> reward)
    {
        CaseJson.Require(reward.Length == 1, $"the rule needs a reward of one number a step, but {reward.Length} are given");
        T factor = T.CreateChecked(Rate) * reward[0];
        T[] before = _layer.Weights.Span.ToArray();
        if (SpikesFirst)
        {
            _eligibility.Step(zPre, zPost);
            _eligibility.CopyTo(_met);
            _eligibility.Reward(factor);
        }
        else
        {
            _eligibility.CopyTo(_met);
            _eligibility.RewardAndStep(factor, zPre, zPost);
        }

        NoteChanges(zPre, zPost, before);
        Edit?.Invoke(_layer, ++_steps);
    }

    public T[]? Read(string array) => array switch
    {
        "e_trace" when ShowsWhatRewardMet => _met,
        "e_trace" => Left(),
        "e" => Array.ConvertAll(_changes, change => change * T.CreateChecked(ShownChange)),
        _ => LayerRun<T>.Read(_layer, array),
    };

    /// <summary>What the spikes of the step changed, from the weights before it.</summary>
    private void NoteChanges(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, T[] before)
    {
        T[] after = _layer.Weights.Span.ToArray();
        before.CopyTo(_layer.EditWeights().Span);
        _layer.LearnChanges(zPre, zPost, _changes);
        after.CopyTo(_layer.EditWeights().Span);
    }

    private T[] Left()
    {
        var left = new T[_met.Length];
        _eligibility.CopyTo(left);
        return left;
    }
}
