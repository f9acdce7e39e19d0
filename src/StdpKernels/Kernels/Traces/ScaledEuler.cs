using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary><c>t + k · (a · z − t)</c>: explicit Euler of <c>tau · dt/dt = −t + a · z</c>.</summary>
internal readonly struct ScaledEuler : ITraceKind
{
    public static bool Decays => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane> => t + (decay * ((amplitude * z) - t));
}
