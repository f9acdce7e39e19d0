using System.CommandLine;

namespace StdpKernels.Tool.Commands;

/// <summary>Options that take any number.</summary>
internal static class NumberOption
{
    /// <summary>An option for a finite number.</summary>
    /// <param name="name">Its name with the dashes.</param>
    /// <param name="defaultValue">Its value when it is not given.</param>
    /// <param name="description">What it sets, with the unit.</param>
    public static Option<double> Create(string name, double defaultValue, string description) => new(name)
    {
        HelpName = "NUMBER",
        Description = description,
        CustomParser = OptionParsers.Finite,
        DefaultValueFactory = _ => defaultValue,
    };

    /// <summary>An option for a number that may be infinite.</summary>
    /// <param name="name">Its name with the dashes.</param>
    /// <param name="defaultValue">Its value when it is not given.</param>
    /// <param name="description">What it sets, with the unit.</param>
    public static Option<double> CreateBound(string name, double defaultValue, string description)
    {
        Option<double> option = Create(name, defaultValue, description + " May be inf or -inf.");
        option.CustomParser = OptionParsers.NumberOrInfinity;
        return option;
    }
}
