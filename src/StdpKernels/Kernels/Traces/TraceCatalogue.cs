using System.Numerics;
using StdpKernels.Coefficients;

namespace StdpKernels.Kernels.Traces;

/// <summary>Which formula a trace has.</summary>
internal static class TraceCatalogue
{
    /// <summary>The update of a trace.</summary>
    /// <param name="dynamics">How it moves: both members are defined.</param>
    /// <param name="coefficients">Factors that were folded for that.</param>
    public static TraceStep<T> Close<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (dynamics.Decay, dynamics.Spike) switch
        {
            (StdpTraceDecay.Euler, StdpTraceSpike.Scaled) => new TraceStep<T, ScaledEuler>(coefficients),
            (StdpTraceDecay.Euler, StdpTraceSpike.Jump) => new TraceStep<T, Jump<EulerDecay>>(coefficients),
            (StdpTraceDecay.Euler, _) => new TraceStep<T, Saturate<EulerDecay>>(coefficients),
            (_, StdpTraceSpike.Saturate) => new TraceStep<T, Saturate<ExponentialDecay>>(coefficients),

            // What a scaled spike adds has been folded into its amplitude.
            _ => new TraceStep<T, Jump<ExponentialDecay>>(coefficients),
        };

    /// <summary>The first half of the update of a trace: decay.</summary>
    /// <param name="dynamics">How it moves.</param>
    /// <param name="coefficients">Factors that were folded for halves.</param>
    public static TraceStep<T> CloseDecay<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => dynamics.Decay == StdpTraceDecay.Euler
            ? new TraceStep<T, DecayOnly<EulerDecay>>(coefficients)
            : new TraceStep<T, DecayOnly<ExponentialDecay>>(coefficients);

    /// <summary>The second half of the update of a trace: spikes.</summary>
    /// <param name="dynamics">How it moves.</param>
    /// <param name="coefficients">Factors that were folded for halves.</param>
    public static TraceStep<T> CloseSpikes<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => dynamics.Spike == StdpTraceSpike.Saturate
            ? new TraceStep<T, SaturateOnly>(coefficients)
            : new TraceStep<T, JumpOnly>(coefficients);
}
