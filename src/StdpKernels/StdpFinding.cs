namespace StdpKernels;

/// <summary>
/// A value that the equations allow and that hardly anybody means, such as a time step in milliseconds: what
/// <see cref="StdpParameters{T}.Diagnose"/> finds.
/// </summary>
public sealed class StdpFinding
{
    internal StdpFinding(string parameter, string message)
    {
        Parameter = parameter;
        Message = message;
    }

    /// <summary>The parameter to look at first, such as <c>TauPreInv</c> or <c>dt</c>.</summary>
    public string Parameter { get; }

    /// <summary>What the value does, and what is expected in which unit.</summary>
    public string Message { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
