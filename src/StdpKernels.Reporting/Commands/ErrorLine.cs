using System.Reflection;

namespace StdpKernels.Reporting.Commands;

/// <summary>The one place that tells what went wrong: a single line on standard error, which begins with the name of the program.</summary>
public static class ErrorLine
{
    // Set to see where a fault of the program itself comes from.
    private const string DebugVariable = "STDP_DEBUG";

    /// <summary>What the program is called.</summary>
    internal static string Program { get; } = Assembly.GetEntryAssembly()?.GetName().Name ?? "stdp";

    /// <summary>Tells what went wrong.</summary>
    /// <param name="message">What.</param>
    /// <param name="exitCode">How the process ends.</param>
    /// <returns>The exit code.</returns>
    public static int Print(string message, int exitCode)
    {
        Console.Error.WriteLine($"{Program}: {OneLine.Of(message)}");
        return exitCode;
    }

    /// <summary>Tells what looks like a mistake, and lets the command go on.</summary>
    public static void Warn(string message) => Print($"warning: {message}", ExitCode.Success);

    /// <summary>Reports an exception that nobody expected: a fault of the program.</summary>
    public static int PrintFault(Exception fault)
    {
        if (Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 })
        {
            Console.Error.WriteLine(fault);
        }

        return Print(
            $"internal error, please report it (set {DebugVariable}=1 for details): {fault.GetType().Name}: {fault.Message}",
            ExitCode.InternalError);
    }
}
