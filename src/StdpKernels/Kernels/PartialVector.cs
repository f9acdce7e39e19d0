using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Kernels;

/// <summary>The last, incomplete vector of a row, so that tails run through the same arithmetic as everything before them.</summary>
internal static class PartialVector
{
    /// <summary>Fewer elements than a vector; the lanes beyond are zero.</summary>
    public static Vector<T> Load<T>(ReadOnlySpan<T> source)
        where T : unmanaged
    {
        Vector<T> vector = default;
        source.CopyTo(AsSpan(ref vector));
        return vector;
    }

    /// <summary>The first lanes of a vector, as many as the destination has elements.</summary>
    public static void Store<T>(Vector<T> vector, Span<T> destination)
        where T : unmanaged =>
        AsSpan(ref vector)[..destination.Length].CopyTo(destination);

    private static Span<T> AsSpan<T>(ref Vector<T> vector)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref vector), Vector<T>.Count);
}
