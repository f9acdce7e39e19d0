namespace StdpKernels.Tests.Support;

/// <summary>The algorithms, so that tests which draw one take those to come too.</summary>
internal static class Algorithms
{
    public static readonly StdpAlgorithm[] All = Enum.GetValues<StdpAlgorithm>();

    /// <summary>The first value that names no algorithm.</summary>
    public static readonly StdpAlgorithm Undefined = All.Max() + 1;

    /// <summary>One of them, the same for the same number.</summary>
    public static StdpAlgorithm At(int number) => All[number % All.Length];
}
