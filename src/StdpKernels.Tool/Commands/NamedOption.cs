using System.CommandLine;

namespace StdpKernels.Tool.Commands;

/// <summary>Options that take the name of a choice; anything else is an error of one line, with the nearest name.</summary>
internal static class NamedOption
{
    /// <summary>An option for a choice; null where it is not given.</summary>
    /// <param name="name">Its name with the dashes.</param>
    /// <param name="what">What is chosen, for errors.</param>
    /// <param name="description">What is chosen, for the help: the names follow.</param>
    /// <param name="defaultValue">What holds where it is not given.</param>
    /// <typeparam name="TEnum">The choices.</typeparam>
    public static Option<TEnum?> Create<TEnum>(string name, string what, string description, string defaultValue)
        where TEnum : struct, Enum
    {
        IReadOnlyList<string> names = EnumNames.All<TEnum>();
        var option = new Option<TEnum?>(name)
        {
            HelpName = "NAME",
            Description = $"{description}: {string.Join(", ", names)}. [default: {defaultValue}]",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                TEnum? choice = EnumNames.Find<TEnum>(text);
                if (choice is null)
                {
                    result.AddError($"{name}: {EnumNames.Unknown<TEnum>(text, what)}");
                }

                return choice;
            },
        };
        option.CompletionSources.Add([.. names]);
        return option;
    }
}
