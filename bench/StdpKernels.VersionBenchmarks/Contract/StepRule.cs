namespace StdpKernels.VersionContract;

/// <summary>A rule and its parameters.</summary>
/// <param name="Algorithm">The name of the algorithm in the library.</param>
/// <param name="Mu">The exponent, where the algorithm has one.</param>
/// <param name="HasTensors">Whether rates and amplitudes are tensors, not numbers.</param>
public sealed record StepRule(string Algorithm, double Mu = 0, bool HasTensors = false);
