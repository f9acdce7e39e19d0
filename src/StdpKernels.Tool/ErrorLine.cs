using StdpKernels.Tool.Output;

namespace StdpKernels.Tool;

/// <summary>The one place that tells what went wrong: a single line on standard error.</summary>
internal static class ErrorLine
{
    // Set to see where a fault of the tool itself comes from.
    private const string DebugVariable = "STDP_DEBUG";

    public static int Print(string message, int exitCode)
    {
        Console.Error.WriteLine($"stdp: {OneLine.Of(message)}");
        return exitCode;
    }

    /// <summary>Tells what looks like a mistake, and lets the command go on.</summary>
    public static void Warn(string message) => Print($"warning: {message}", ExitCode.Success);

    /// <summary>Reports an exception that nobody expected: a fault of the tool.</summary>
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
