using System.Diagnostics.CodeAnalysis;

namespace StdpKernels.Threading;

/// <summary>Lets one call at a time work on what it guards, from <see cref="Enter"/> until that is disposed; others are refused.</summary>
/// <param name="guarded">What is guarded, for the text of errors.</param>
internal sealed class CallGate(object guarded)
{
    private int _busy;
    private int _lentTo;

    /// <exception cref="InvalidOperationException">Another call is at work.</exception>
    public Entry Enter() => Interlocked.Exchange(ref _busy, 1) != 0 ? EnterAgain() : new Entry(this);

    /// <summary>Lets the calling thread, which is at work, enter again until that is disposed; others are refused as before.</summary>
    public Loan Lend()
    {
        Volatile.Write(ref _lentTo, Environment.CurrentManagedThreadId);
        return new Loan(this);
    }

    private Entry EnterAgain()
    {
        if (Volatile.Read(ref _lentTo) != Environment.CurrentManagedThreadId)
        {
            ThrowBusy();
        }

        // Nothing to leave: the call that lent the gate is still at work.
        return default;
    }

    [DoesNotReturn]
    private void ThrowBusy() => throw new InvalidOperationException(
        $"{guarded} is at work for another call: a state, and the layer it belongs to, are for one thread at a time.");

    /// <summary>A call at work.</summary>
    internal readonly ref struct Entry(CallGate? gate)
    {
        public void Dispose()
        {
            if (gate is not null)
            {
                Volatile.Write(ref gate._busy, 0);
            }
        }
    }

    /// <summary>The time in which a thread may enter again.</summary>
    internal readonly ref struct Loan(CallGate gate)
    {
        // No thread has this number.
        public void Dispose() => Volatile.Write(ref gate._lentTo, 0);
    }
}
