namespace StdpKernels.Tool.Clusters;

/// <summary>What the engine does where a silo cannot go on, such as one that others have taken for dead: a line, and the end.</summary>
internal sealed class SiloFault : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) =>
        Environment.Exit(ErrorLine.Print($"the silo cannot go on: {context ?? exception?.Message}", ExitCode.Failure));
}
