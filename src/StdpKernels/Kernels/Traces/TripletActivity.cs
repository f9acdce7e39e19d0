using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>What a spike of a triplet rule counts: <c>z · (A2 + A3 · t)</c>, and 0 where there is none, whatever the trace is.</summary>
/// <remarks>A slow trace becomes activity: <c>A3</c> stands in the place of the decay, <c>A2</c> in that of the amplitude.</remarks>
internal readonly struct TripletActivity : ITraceKind
{
    public static bool Decays => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => TLane.IfZero(z, TLane.Zero, z * (amplitude + (decay * t)));
}
