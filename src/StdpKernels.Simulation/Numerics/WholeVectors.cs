using System.Numerics;

namespace StdpKernels.Simulation;

/// <summary>Room for whole vectors: a loop over it has no rest, and each formula stands once.</summary>
internal static class WholeVectors
{
    /// <summary>An array of the least multiple of a vector's length that is not below a count, filled with a number.</summary>
    public static T[] Of<T>(int count, T value)
        where T : unmanaged
    {
        var values = new T[(count + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count];
        values.AsSpan().Fill(value);
        return values;
    }
}
