namespace StdpKernels.Reporting.Commands;

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input is bad, the output cannot be written, a reference vector failed, or an experiment came out otherwise.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The steps have led to NaN or infinity.</summary>
    public const int NotFinite = 3;

    /// <summary>A fault of the program itself.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted by Ctrl+C, which is SIGINT; as shells report it.</summary>
    public const int Interrupted = 130;

    /// <summary>Asked to terminate by SIGTERM, as <c>kill</c> and service managers do; likewise.</summary>
    public const int Terminated = 143;
}
