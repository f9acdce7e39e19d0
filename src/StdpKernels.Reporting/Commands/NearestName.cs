using F23.StringSimilarity;

namespace StdpKernels.Reporting.Commands;

/// <summary>What somebody meant who misspelt a name.</summary>
internal static class NearestName
{
    private static readonly OptimalStringAlignment Distance = new();

    /// <summary>The name that takes the fewest changes of a letter, null where more than a third of the letters would change.</summary>
    public static string? Find(string given, IEnumerable<string> names)
    {
        (string Name, double Distance)[] near =
        [
            .. from name in names
               let distance = Distance.Distance(given.ToUpperInvariant(), name.ToUpperInvariant())
               where distance <= Math.Max(1, Math.Max(given.Length, name.Length) / 3)
               orderby distance
               select (name, distance),
        ];
        return near.Length == 0 ? null : near[0].Name;
    }

    /// <summary>A question to put behind an error, empty where no name is near.</summary>
    public static string Ask(string given, IEnumerable<string> names) =>
        Find(given, names) is { } nearest ? $" (did you mean '{nearest}'?)" : "";
}
