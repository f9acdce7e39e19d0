using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace StdpKernels.Steps;

/// <summary>What was made of the last few parameter objects, so that several used in turn are each bound once.</summary>
/// <remarks>Objects are told apart by reference, because they never change. Beyond the capacity the oldest binding is given up.</remarks>
internal sealed class RecentBindings<T, TBound>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TBound : class
{
    /// <summary>How many objects can be used in turn without being bound anew.</summary>
    public const int Capacity = 8;

    private readonly Entry[] _entries = new Entry[Capacity];
    private int _oldest;

    /// <summary>Finds what was made of an object with a time step.</summary>
    public bool TryFind(StdpParameters<T> parameters, double dt, [NotNullWhen(true)] out TBound? bound)
    {
        long bits = BitConverter.DoubleToInt64Bits(dt);
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (ReferenceEquals(entry.Parameters, parameters) && entry.TimeStep == bits)
            {
                bound = entry.Bound!;
                return true;
            }
        }

        bound = null;
        return false;
    }

    /// <summary>Keeps what was made of an object with a time step.</summary>
    public void Add(StdpParameters<T> parameters, double dt, TBound bound)
    {
        _entries[_oldest] = new Entry(parameters, BitConverter.DoubleToInt64Bits(dt), bound);
        _oldest = (_oldest + 1) % Capacity;
    }

    private readonly record struct Entry(StdpParameters<T>? Parameters, long TimeStep, TBound? Bound);
}
