using System.Text.Json;

namespace StdpKernels.Tool;

/// <summary>What the parameters of the library are called on the command line: in lower case, with dashes.</summary>
internal static class ParameterOption
{
    /// <summary>The options of all parameters that are numbers, and of the time step.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(StdpParameters<double>).GetProperties()
            .Where(property => property.PropertyType == typeof(StdpParameter<double>) || property.PropertyType == typeof(double))
            .Select(property => NameOf(property.Name)),
        NameOf("dt"),
    ];

    /// <summary>The option of a parameter, such as <c>--tau-pre-inv</c> of <c>TauPreInv</c>.</summary>
    public static string NameOf(string parameter) => $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(parameter)}";
}
