namespace StdpKernels.Native.Boundary;

/// <summary>Something that is refused before the library is called.</summary>
internal sealed class RefusedException(Status status, string message) : Exception(message)
{
    public Status Status { get; } = status;

    public static RefusedException Null(string name) => new(Status.Null, $"{name} must not be NULL.");

    public static RefusedException Argument(string message) => new(Status.Argument, message);

    public static RefusedException Range(string message) => new(Status.Range, message);
}
