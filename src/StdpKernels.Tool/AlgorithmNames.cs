namespace StdpKernels.Tool;

/// <summary>The algorithms under the names that the original functions give them.</summary>
internal static class AlgorithmNames
{
    public const string Default = "additive";

    private static readonly Dictionary<string, StdpAlgorithm> Algorithms = new()
    {
        [Default] = StdpAlgorithm.Additive,
        ["additive_step"] = StdpAlgorithm.AdditiveStep,
        ["multiplicative_pow"] = StdpAlgorithm.MultiplicativePow,
        ["multiplicative_relu"] = StdpAlgorithm.MultiplicativeRelu,
    };

    public static IEnumerable<string> All => Algorithms.Keys;

    /// <summary>The algorithm of a name, null if there is none.</summary>
    public static StdpAlgorithm? Find(string name) =>
        Algorithms.TryGetValue(name, out StdpAlgorithm algorithm) ? algorithm : null;

    /// <summary>The name of an algorithm.</summary>
    public static string NameOf(StdpAlgorithm algorithm) => Algorithms.First(pair => pair.Value == algorithm).Key;

    /// <summary>What to say about a name that is none.</summary>
    public static string Unknown(string name) => $"there is no algorithm '{name}': choose one of {string.Join(", ", All)}";
}
