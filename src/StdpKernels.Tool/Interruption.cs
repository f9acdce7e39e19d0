using System.Runtime.InteropServices;

namespace StdpKernels.Tool;

/// <summary>
/// Ends the command on demand, and knows which signal asked for it: the first one lets it clean up and save a checkpoint, the second ends
/// the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private PosixSignal? _signal;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
    ];

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code, and in a word what happened.</summary>
    public (int ExitCode, string Word) Outcome =>
        _signal == PosixSignal.SIGTERM ? (ExitCode.Terminated, "terminated") : (ExitCode.Interrupted, "interrupted");

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_signal is null)
        {
            _signal = context.Signal;
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
