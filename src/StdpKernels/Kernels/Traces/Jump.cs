using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>Decay, to which a spike adds: <c>decayed + a · z</c>.</summary>
internal readonly struct Jump<TDecay> : ITraceKind
    where TDecay : struct, ITraceDecay
{
    public static bool Decays => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => TDecay.Decayed(t, decay) + (amplitude * z);
}
