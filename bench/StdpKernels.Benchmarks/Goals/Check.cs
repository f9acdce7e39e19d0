namespace StdpKernels.Benchmarks.Goals;

/// <summary>One thing that is aimed at.</summary>
/// <param name="Requirement">What is aimed at.</param>
/// <param name="Reached">What was reached, or why there is nothing to say.</param>
/// <param name="IsMet">Whether that is enough; null if it was not measured.</param>
internal sealed record Check(string Requirement, string Reached, bool? IsMet);
