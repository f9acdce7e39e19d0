namespace StdpKernels.Tool;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input is bad, the output cannot be written, a reference vector failed, or an experiment came out otherwise.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The steps have led to NaN or infinity.</summary>
    public const int NotFinite = 3;

    /// <summary>A fault of the tool itself.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted by Ctrl+C, which is SIGINT; as shells report it.</summary>
    public const int Interrupted = 130;

    /// <summary>Asked to terminate by SIGTERM, as <c>kill</c> and service managers do; likewise.</summary>
    public const int Terminated = 143;

    /// <summary>All of them, for the help of the commands.</summary>
    public const string Help = """
        Exit codes:
          0    done; nobody need read what is printed
          1    bad input, output that cannot be written, or a result that is not as expected
          2    bad command line
          3    the result has NaN or infinity; it is not written
          70   a fault of the tool itself
          130  interrupted by Ctrl+C (SIGINT); a simulation that goes into a folder is saved
          143  terminated by SIGTERM; likewise
        """;
}
