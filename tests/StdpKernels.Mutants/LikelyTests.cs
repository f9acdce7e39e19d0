using System.Text.RegularExpressions;

namespace StdpKernels.Mutants;

/// <summary>A method of tests.</summary>
/// <param name="Class">The class, without its namespace.</param>
/// <param name="Method">The method.</param>
internal sealed partial record TestMethod(string Class, string Method)
{
    /// <summary>The method of a test that is named in full; null where a test run ended before any test.</summary>
    public static TestMethod? Of(string test) =>
        Name().Match(test) is { Success: true } match ? new TestMethod(match.Groups["class"].Value, match.Groups["method"].Value) : null;

    public override string ToString() => $"{Class}.{Method}";

    // Folder.Class.Test(1, 2), Folder.Class<Single>.Test(1, 2) or Folder.Class(1).Test
    [GeneratedRegex(@"(?<class>\w+)(<[^>]*>)?(\([^)]*\))?\.(?<method>\w+)(<[^>]*>)?(\(|\s|$)")]
    private static partial Regex Name();
}

/// <summary>Tests that are likely to catch a fault.</summary>
/// <param name="Last">The one that caught it the last time, as verdicts name it.</param>
/// <param name="Others">What caught others of its area, the latest first.</param>
internal sealed record LikelyTests(string? Last, IReadOnlyList<TestMethod> Others)
{
    public static LikelyTests None { get; } = new(null, []);
}
