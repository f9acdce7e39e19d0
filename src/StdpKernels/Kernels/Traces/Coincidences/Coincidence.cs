using System.Numerics;
using StdpKernels.Coefficients;

namespace StdpKernels.Kernels.Traces.Coincidences;

/// <summary>
/// Which trace the spikes of a step meet: what of a trace's step comes before the weights read it, and what comes after. One file each, and a line in
/// <see cref="CoincidenceCatalogue"/>.
/// </summary>
internal abstract class Coincidence
{
    /// <summary>Whether a step of the trace is made of two halves, decay and spikes, for which its factors are folded.</summary>
    public abstract bool IsHalved { get; }

    /// <summary>What comes before the weights read the trace; null for nothing.</summary>
    /// <param name="dynamics">How the trace moves.</param>
    /// <param name="coefficients">Factors that were folded for that.</param>
    public abstract TraceStep<T>? Before<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>What comes after; null for nothing.</summary>
    /// <param name="dynamics">How the trace moves.</param>
    /// <param name="coefficients">Factors that were folded for that.</param>
    public abstract TraceStep<T>? After<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
