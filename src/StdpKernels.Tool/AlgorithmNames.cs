using System.Text.Json;

namespace StdpKernels.Tool;

/// <summary>The algorithms under the names that the original functions give them: in lower case, with underscores.</summary>
internal static class AlgorithmNames
{
    private static readonly Dictionary<string, StdpAlgorithm> Algorithms = Enum.GetValues<StdpAlgorithm>().ToDictionary(Of);

    public static string Default => Of(default);

    public static IEnumerable<string> All => Algorithms.Keys;

    /// <summary>The algorithm of a name, null if there is none.</summary>
    public static StdpAlgorithm? Find(string name) =>
        Algorithms.TryGetValue(name, out StdpAlgorithm algorithm) ? algorithm : null;

    /// <summary>The name of an algorithm.</summary>
    public static string NameOf(StdpAlgorithm algorithm) => Algorithms.First(pair => pair.Value == algorithm).Key;

    /// <summary>What to say about a name that is none.</summary>
    public static string Unknown(string name) =>
        $"there is no algorithm '{name}': choose one of {string.Join(", ", All)}{NearestName.Ask(name, All)}";

    private static string Of(StdpAlgorithm algorithm) => JsonNamingPolicy.SnakeCaseLower.ConvertName(algorithm.ToString());
}
