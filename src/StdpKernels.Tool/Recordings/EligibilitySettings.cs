namespace StdpKernels.Tool.Recordings;

/// <summary>How the rewards of a recording meet what spikes have done.</summary>
/// <param name="TauInv">The inverse time constant of the eligibility, in 1/s.</param>
/// <param name="Decay">How it decays in a step.</param>
/// <param name="RewardFirst">Whether a step's reward comes before its spikes.</param>
internal sealed record EligibilitySettings(double TauInv, StdpTraceDecay Decay, bool RewardFirst);
