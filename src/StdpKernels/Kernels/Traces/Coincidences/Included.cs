using StdpKernels.Coefficients;

namespace StdpKernels.Kernels.Traces.Coincidences;

/// <summary>Spikes meet the trace after those of the same step.</summary>
internal sealed class Included : Coincidence
{
    public override bool IsHalved => false;

    public override TraceStep<T>? Before<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients) =>
        TraceCatalogue.Close(dynamics, coefficients);

    public override TraceStep<T>? After<T>(StdpTraceDynamics dynamics, TraceCoefficients<T> coefficients) => null;
}
