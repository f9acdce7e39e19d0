namespace StdpKernels.Mutants;

/// <summary>What became of a fault.</summary>
internal enum Outcome
{
    /// <summary>A test failed, or the test run ended.</summary>
    Caught,

    /// <summary>All tests passed.</summary>
    Survived,

    /// <summary>The sources with the fault do not compile: the list is wrong.</summary>
    NotBuilt,
}

/// <summary>The outcome, and what led to it: the first test that failed, or the compiler's error.</summary>
internal sealed record Verdict(Outcome Outcome, string Reason)
{
    /// <summary>The test that failed, or that the test run ended in; null where there is none.</summary>
    public string? Test { get; init; }

    /// <summary>How long the longest test took, where all passed.</summary>
    public TimeSpan LongestTest { get; init; }

    /// <summary>Whether it is what the list says.</summary>
    public bool IsExpectedOf(Mutant mutant) => Outcome == (mutant.IsEquivalent ? Outcome.Survived : Outcome.Caught);
}
