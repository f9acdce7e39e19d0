using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>Decay, which a spike overwrites: <c>a</c> where there is one.</summary>
internal readonly struct Saturate<TDecay> : ITraceKind
    where TDecay : struct, ITraceDecay
{
    public static bool Decays => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => TLane.IfZero(z, TDecay.Decayed(t, decay), amplitude);
}
