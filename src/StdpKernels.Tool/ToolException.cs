namespace StdpKernels.Tool;

/// <summary>Something is wrong with what the user gave. The message is one line, ready to print.</summary>
internal sealed class ToolException(string message, Exception? innerException = null) : CommandException(message, innerException);
