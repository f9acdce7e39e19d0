using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StdpKernels.Lanes;

/// <summary>How wide the vectors are that kernels keep dense sums in, and apply rules to.</summary>
internal static class VectorWidth
{
    /// <summary>
    /// Whether they have 512 bits: where the processor has such and the runtime takes them to be worth it, and <see cref="Vector{T}"/> has its
    /// ordinary 256. Where that has been set to something else, kernels follow it.
    /// </summary>
    /// <remarks>
    /// Kernels that choose by it compare the width of <see cref="Vector{T}"/> themselves, before they ask: the compiler knows that before it looks at
    /// what either choice calls, so that ahead of time kernels of a width that cannot be are left out.
    /// </remarks>
    public static bool IsWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Vector<byte>.Count == Vector256<byte>.Count;
    }

    /// <summary>Numbers of a vector.</summary>
    public static int Count<T>() => IsWide ? Vector512<T>.Count : Vector<T>.Count;

    /// <summary>So many numbers, rounded up to whole vectors of the ordinary width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long RoundUp<T>(int count) => ((long)count + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;
}
