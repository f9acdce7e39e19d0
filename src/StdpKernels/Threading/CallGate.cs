using System.Numerics;

namespace StdpKernels.Threading;

/// <summary>Lets one call at a time work on a state, from <see cref="Enter{T}"/> until it is disposed; others are refused.</summary>
internal readonly ref struct CallGate
{
    private readonly ref int _busy;

    private CallGate(ref int busy) => _busy = ref busy;

    /// <exception cref="ArgumentNullException">There is no state.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on it.</exception>
    public static CallGate Enter<T>(StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        ref int busy = ref state.Busy;
        if (Interlocked.Exchange(ref busy, 1) != 0)
        {
            throw new InvalidOperationException(
                $"{state} is at work for another call: a state, and the layer it belongs to, are for one thread at a time.");
        }

        return new CallGate(ref busy);
    }

    public void Dispose() => Volatile.Write(ref _busy, 0);
}
