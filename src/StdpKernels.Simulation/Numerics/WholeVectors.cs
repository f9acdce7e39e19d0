using System.Numerics;

namespace StdpKernels.Simulation;

/// <summary>Room for whole vectors: a loop over it has no rest, and each formula stands once.</summary>
internal static class WholeVectors
{
    /// <summary>The least multiple of a vector's length that is not below a count.</summary>
    public static int Length<T>(int count)
        where T : unmanaged => (count + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;

    /// <summary>An array of that length, filled with a number.</summary>
    public static T[] Of<T>(int count, T value)
        where T : unmanaged
    {
        var values = new T[Length<T>(count)];
        values.AsSpan().Fill(value);
        return values;
    }
}
