using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels;

/// <summary>Whole vectors one after the other in memory. Not checked: a kernel checks all that it will read and write beforehand.</summary>
internal static class VectorMemory
{
    /// <summary>The vector of a number, counted from the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> At<T>(ref T start, int vector)
        where T : unmanaged =>
        Vector.LoadUnsafe(ref start, (nuint)(vector * Vector<T>.Count));

    /// <summary>Stores the vector of a number, counted from the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector<T> value, ref T start, int vector)
        where T : unmanaged =>
        value.StoreUnsafe(ref start, (nuint)(vector * Vector<T>.Count));
}
