namespace StdpKernels.Tool.Recordings;

/// <summary>What a replay reads beside spikes and weights. What it would not read is refused.</summary>
/// <param name="HasTriplets">Whether the rule has slow traces.</param>
/// <param name="HasEligibility">Whether rewards change the weights, and not spikes.</param>
internal readonly record struct RecordingUse(bool HasTriplets, bool HasEligibility);
