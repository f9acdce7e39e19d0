namespace StdpKernels.Tool;

/// <summary>Something is wrong with what the user gave. The message is one line, ready to print.</summary>
internal sealed class ToolException : Exception
{
    public ToolException(string message)
        : base(message)
    {
    }

    public ToolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ToolException()
    {
    }
}
