namespace StdpKernels.Tool;

/// <summary>Something is wrong with what the user gave. The message is one line, ready to print.</summary>
internal sealed class ToolException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>How the process ends.</summary>
    public int ExitCode { get; init; } = Tool.ExitCode.Failure;
}
