namespace StdpKernels.Tool.Commands;

/// <summary>All exit codes, for the help of the commands.</summary>
internal static class ExitCodeHelp
{
    public const string Text = """
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
