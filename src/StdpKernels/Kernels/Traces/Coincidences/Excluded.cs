using StdpKernels.Coefficients;

namespace StdpKernels.Kernels.Traces.Coincidences;

/// <summary>Spikes meet the trace decayed to their step, before it takes them.</summary>
internal sealed class Excluded : Coincidence
{
    public override bool IsHalved => true;

    public override TraceStep<T>? Before<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients) =>
        TraceCatalogue.CloseDecay(dynamics, coefficients);

    public override TraceStep<T>? After<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients) =>
        TraceCatalogue.CloseSpikes(dynamics, coefficients);
}
