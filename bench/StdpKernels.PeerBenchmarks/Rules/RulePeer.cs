namespace StdpKernels.PeerBenchmarks.Rules;

/// <summary>A rule of another library, and the settings that make a layer compute the same.</summary>
/// <param name="Name">The library and its rule.</param>
/// <param name="Parameters">The settings.</param>
/// <param name="Step">One step of the other library.</param>
internal sealed record RulePeer(string Name, StdpParameters<float> Parameters, Action<RuleTensors> Step)
{
    /// <summary>The reward of every step, for rules that have one.</summary>
    public float? Reward { get; init; }

    /// <summary>The decay of the eligibility, <c>1 / tau</c>, for rules that have a reward.</summary>
    public double EligibilityTauInv { get; init; }
}
