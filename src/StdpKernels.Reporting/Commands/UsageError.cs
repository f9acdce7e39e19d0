using System.CommandLine;

namespace StdpKernels.Reporting.Commands;

/// <summary>What to say about a command line that makes no sense.</summary>
internal static class UsageError
{
    /// <summary>The first thing that is wrong, and where to read how it goes.</summary>
    public static string Describe(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string name = parsed.CommandResult.Parent is null ? "" : $"{command.Name} ";
        return $"{Reason(parsed, command).TrimEnd('.')}; see '{ErrorLine.Program} {name}--help'";
    }

    private static string Reason(ParseResult parsed, Command command)
    {
        string? stray = parsed.UnmatchedTokens is [string first, ..] ? first : null;
        if (stray is ['-', _, ..])
        {
            string given = stray.Split('=', ':')[0];
            return $"there is no option '{stray}'{NearestName.Ask(given, NamesOf(command.Options.Where(option => !option.Hidden)))}";
        }

        Command[] subcommands = [.. command.Subcommands.Where(subcommand => !subcommand.Hidden)];
        if (subcommands.Length > 0)
        {
            string all = string.Join(", ", NamesOf(subcommands));
            return stray is null
                ? $"a command is expected: {all}"
                : $"there is no command '{stray}': choose one of {all}{NearestName.Ask(stray, NamesOf(subcommands))}";
        }

        return stray is null ? parsed.Errors[0].Message : $"'{stray}' is one argument too many";
    }

    private static IEnumerable<string> NamesOf(IEnumerable<Symbol> symbols) => symbols.Select(symbol => symbol.Name);
}
