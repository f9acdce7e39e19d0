using System.CommandLine;
using System.CommandLine.Invocation;

namespace StdpKernels.Reporting.Commands;

/// <summary>Runs the command line of a program: what goes wrong is one line on standard error and an exit code, never a stack trace.</summary>
public static class CommandProgram
{
    // No response files: a recording may be called @x.npz.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Does what the arguments ask for.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="interruption">Of a program that handles signals by itself; without it, Ctrl+C ends the process.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="interruption"/> asked for it.</exception>
    public static async Task<int> RunAsync(RootCommand root, string[] args, CancellationToken interruption = default)
    {
        ParseResult parsed = root.Parse(args, Parser);
        if (parsed.Action is ParseErrorAction)
        {
            return ErrorLine.Print(UsageError.Describe(parsed), ExitCode.Usage);
        }

        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (interruption.CanBeCanceled)
        {
            configuration.ProcessTerminationTimeout = null;
        }

        try
        {
            return await parsed.InvokeAsync(configuration, interruption);
        }
        catch (CommandException e)
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
        catch (Exception e) when (e is not OperationCanceledException || !interruption.IsCancellationRequested)
        {
            // The last line of defence: what nobody expected is a fault of the program, and told as one.
            return ErrorLine.PrintFault(e);
        }
    }
}
