using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StdpKernels.Kernels;

/// <summary>Calls for memory that a loop will come to, where the processor takes such hints.</summary>
/// <remarks>
/// The rule takes so many instructions a weight that a core does not look far enough ahead to keep a slow memory busy. A hint reads nothing
/// and may point anywhere, also past the end of an array.
/// </remarks>
internal static class Prefetch
{
    // So many bytes ahead measured best for weights that come from memory; those in cache do not mind.
    private const int Distance = 4096;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Ahead<T>(ref T start, int index)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref start) + ((nint)index * sizeof(T)) + Distance);
        }
    }
}
