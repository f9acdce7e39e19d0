namespace StdpKernels.Reporting.Commands;

/// <summary>A command cannot do what it was asked for, and its user can do something about it. The message is one line, ready to print.</summary>
public sealed class CommandException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>How the process ends.</summary>
    public int ExitCode { get; init; } = Commands.ExitCode.Failure;
}
