namespace StdpKernels.Tool;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input is bad, the output cannot be written, or a reference vector failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A fault of the tool itself.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted, by Ctrl+C or a request to terminate; as shells report it.</summary>
    public const int Interrupted = 130;
}
