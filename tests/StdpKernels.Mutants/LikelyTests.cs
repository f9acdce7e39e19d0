namespace StdpKernels.Mutants;

/// <summary>Tests that are likely to catch a fault.</summary>
/// <param name="Last">The one that caught it the last time, as verdicts name it.</param>
/// <param name="Others">What caught others that are like it.</param>
/// <param name="About">The classes that are about its area, as a regular expression.</param>
internal sealed record LikelyTests(string? Last, IReadOnlyList<string> Others, string? About)
{
    public static LikelyTests None { get; } = new(null, [], null);
}
