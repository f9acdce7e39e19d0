using System.CommandLine;
using System.CommandLine.Invocation;
using StdpKernels.Tool;
using StdpKernels.Tool.Commands;
using StdpKernels.Tool.Output;

StandardStream.Install();
using var interruption = new Interruption();
Command run = RunCommand.Create();
var root = new RootCommand("Spike-timing-dependent plasticity (STDP) on the CPU.")
{
    SimulateCommand.Create(),
    ClusterCommand.Create(),
    run,
    VerifyCommand.Create(),
    InfoCommand.Create(),
    BenchCommand.Create(),
    CompletionCommand.Create(),
};
DetailedHelp.AddTo(root, new Dictionary<Command, string> { [root] = ExitCode.Help, [run] = RunCommand.Details });

// No response files: a recording may be called @x.npz.
ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Action is ParseErrorAction)
{
    return ErrorLine.Print(UsageError.Describe(parsed), ExitCode.Usage);
}

try
{
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    return await parsed.InvokeAsync(configuration, interruption.Token);
}
catch (ToolException e)
{
    return ErrorLine.Print(e.Message, e.ExitCode);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    return ErrorLine.Print(e.Message, ExitCode.Failure);
}
catch (OutOfMemoryException)
{
    return ErrorLine.Print("there is not enough memory", ExitCode.Failure);
}
catch (OperationCanceledException)
{
    (int code, string word) = interruption.Outcome;
    return ErrorLine.Print(word, code);
}
#pragma warning disable CA1031 // The last line of defence: whoever uses the tool sees one line, never a stack trace.
catch (Exception e)
{
    return ErrorLine.PrintFault(e);
}
#pragma warning restore CA1031
