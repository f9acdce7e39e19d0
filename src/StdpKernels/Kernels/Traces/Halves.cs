using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>The first half of a step: decay, whatever activity is.</summary>
internal readonly struct DecayOnly<TDecay> : ITraceKind
    where TDecay : struct, ITraceDecay
{
    public static bool Decays => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => TDecay.Decayed(t, decay);
}

/// <summary>The second half of a step, in which spikes add to the trace.</summary>
internal readonly struct JumpOnly : ITraceKind
{
    public static bool Decays => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => t + (amplitude * z);
}

/// <summary>The second half of a step, in which spikes set the trace.</summary>
internal readonly struct SaturateOnly : ITraceKind
{
    public static bool Decays => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => TLane.IfZero(z, t, amplitude);
}
