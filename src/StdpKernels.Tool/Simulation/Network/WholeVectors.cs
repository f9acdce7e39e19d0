using System.Numerics;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Room for whole vectors: a loop over it has no rest, and each formula stands once.</summary>
internal static class WholeVectors
{
    /// <summary>The least multiple of a vector's length that is not below a count.</summary>
    public static int Length<T>(int count)
        where T : unmanaged => (count + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;
}
