namespace StdpKernels.Tool;

/// <summary>The algorithms under the names that the original functions give them.</summary>
internal static class AlgorithmNames
{
    public static string Default => NameOf(default);

    public static IReadOnlyList<string> All { get; } = EnumNames.All<StdpAlgorithm>();

    /// <summary>The algorithm of a name, null if there is none.</summary>
    public static StdpAlgorithm? Find(string name) => EnumNames.Find<StdpAlgorithm>(name);

    /// <summary>The name of an algorithm.</summary>
    public static string NameOf(StdpAlgorithm algorithm) => EnumNames.Of(algorithm);

    /// <summary>What to say about a name that is none.</summary>
    public static string Unknown(string name) => EnumNames.Unknown<StdpAlgorithm>(name, "algorithm");
}
