using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>What activity counts where a number scales it: <c>z · a</c>, and 0 where there is none, whatever the number is.</summary>
internal readonly struct CountedActivity : ITraceKind
{
    public static bool Decays => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => TLane.IfZero(z, TLane.Zero, z * amplitude);
}
