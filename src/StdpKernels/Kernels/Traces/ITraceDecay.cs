using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>What is left of a trace after a step without activity.</summary>
internal interface ITraceDecay
{
    /// <summary>The trace after the step.</summary>
    /// <param name="t">The trace before it.</param>
    /// <param name="decay"><c>k</c>, or <c>e^(−k)</c>.</param>
    static abstract TLane Decayed<TLane>(TLane t, TLane decay)
        where TLane : struct, ILane<TLane>;
}

/// <summary><c>t − k · t</c>.</summary>
internal readonly struct EulerDecay : ITraceDecay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Decayed<TLane>(TLane t, TLane decay)
        where TLane : struct, ILane<TLane> => t - (decay * t);
}

/// <summary><c>e^(−k) · t</c>.</summary>
internal readonly struct ExponentialDecay : ITraceDecay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Decayed<TLane>(TLane t, TLane decay)
        where TLane : struct, ILane<TLane> => decay * t;
}
