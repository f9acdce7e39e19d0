using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>What a step makes of a trace: one formula for numbers and vectors. Every operation rounds by itself, in the order written.</summary>
internal interface ITraceKind
{
    /// <summary>Whether the trace has decayed, so that the floor acts on it.</summary>
    static abstract bool Decays { get; }

    /// <summary>The trace after the step.</summary>
    /// <param name="t">The trace before it.</param>
    /// <param name="z">Activity.</param>
    /// <param name="decay">What the decay multiplies by, see <see cref="ITraceDecay"/>.</param>
    /// <param name="amplitude">What a spike adds or sets.</param>
    static abstract TLane Next<TLane>(TLane t, TLane z, TLane decay, TLane amplitude)
        where TLane : struct, ILane<TLane>;
}
