using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels.Steps;

/// <summary>The steps that were bound for synapses, one for each parameter object.</summary>
internal sealed class SynapseBindings<T>(StdpState<T> state, Synapses<T> synapses)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecentBindings<T, BoundStep<T>> _steps = new();

    /// <summary>The synapses.</summary>
    public Synapses<T> Synapses => synapses;

    /// <summary>The step with these parameters. Changes nothing where it throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm or another choice is undefined.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast, or choices make no sense together.</exception>
    public BoundStep<T> Step(StdpParameters<T> parameters)
    {
        // The time step belongs to the traces: of the weights, one binding serves all.
        if (!_steps.TryFind(parameters, dt: 0, out BoundStep<T>? step))
        {
            OrderContract.Validate(parameters, synapses.TellsTouched);
            step = new BoundStep<T>(state, synapses, synapses.Bind(synapses.Fold(parameters)), parameters);
            _steps.Add(parameters, dt: 0, step);
        }

        return step;
    }
}
