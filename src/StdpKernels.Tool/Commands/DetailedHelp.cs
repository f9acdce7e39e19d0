using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StdpKernels.Tool.Commands;

/// <summary>The help of a command, and below it what there is to know beyond its options: arrays, exit codes.</summary>
internal sealed class DetailedHelp(CommandLineAction standard, IReadOnlyDictionary<Command, string> details) : SynchronousCommandLineAction
{
    /// <summary>Lets the help of some commands say more.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="details">What it says in addition, by command.</param>
    public static void AddTo(RootCommand root, IReadOnlyDictionary<Command, string> details)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new DetailedHelp(help.Action!, details);
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = ((SynchronousCommandLineAction)standard).Invoke(parseResult);
        if (details.TryGetValue(parseResult.CommandResult.Command, out string? text))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text);
        }

        return code;
    }
}
