using System.Diagnostics.CodeAnalysis;

namespace StdpKernels.Threading;

/// <summary>Lets one call at a time work on what it guards, from <see cref="Enter"/> until that is disposed; others are refused.</summary>
/// <param name="guarded">What is guarded, for the text of errors.</param>
internal sealed class CallGate(object guarded)
{
    private int _busy;

    /// <exception cref="InvalidOperationException">Another call is at work.</exception>
    public Entry Enter()
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            ThrowBusy();
        }

        return new Entry(this);
    }

    [DoesNotReturn]
    private void ThrowBusy() => throw new InvalidOperationException(
        $"{guarded} is at work for another call: a state, and the layer it belongs to, are for one thread at a time.");

    /// <summary>A call at work.</summary>
    internal readonly ref struct Entry(CallGate gate)
    {
        public void Dispose() => Volatile.Write(ref gate._busy, 0);
    }
}
