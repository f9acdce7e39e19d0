using System.Text.Json;

namespace StdpKernels.Tool;

/// <summary>What the choices of the library are called on the command line: in lower case, with underscores.</summary>
internal static class EnumNames
{
    /// <summary>All names, in the order of the choices.</summary>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(Of)];

    /// <summary>The name of a choice, such as <c>depression_first</c>.</summary>
    public static string Of<TEnum>(TEnum choice)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString());

    /// <summary>The choice of a name, null if there is none.</summary>
    public static TEnum? Find<TEnum>(string name)
        where TEnum : struct, Enum
    {
        foreach (TEnum choice in Enum.GetValues<TEnum>())
        {
            if (Of(choice) == name)
            {
                return choice;
            }
        }

        return null;
    }

    /// <summary>What to say about a name that is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What it should be the name of.</param>
    public static string Unknown<TEnum>(string name, string what)
        where TEnum : struct, Enum
    {
        IReadOnlyList<string> all = All<TEnum>();
        return $"there is no {what} '{name}': choose one of {string.Join(", ", all)}{NearestName.Ask(name, all)}";
    }
}
