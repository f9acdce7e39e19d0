using System.Numerics;

namespace StdpKernels.Simulation;

/// <summary>What the populations of leaky integrate-and-fire neurons make of their parameters alike.</summary>
internal static class LifNeurons
{
    public static LifParameters Valid(LifParameters parameters, double dt)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Validate(dt);
        return parameters;
    }

    public static int RefractorySteps(LifParameters parameters, double dt) =>
        Check.Steps(parameters.RefractoryPeriod, dt, nameof(parameters.RefractoryPeriod));

    public static AdaptiveThresholds<T> Thresholds<T>(int count, LifParameters parameters, double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            count,
            parameters.ThresholdPotential,
            parameters.ThresholdRise,
            LifParameters.Decay(dt, parameters.ThresholdTimeConstant));
}
