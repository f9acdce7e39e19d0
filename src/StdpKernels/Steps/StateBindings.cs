using System.Numerics;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <summary>
/// What the calls on a state have bound: the updates of its traces, and the steps of the synapses of the last call, which a call with
/// weights of another shape or another geometry replaces.
/// </summary>
internal sealed class StateBindings<T>(StdpState<T> state)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecentBindings<T, BoundTraces<T>> _traces = new();
    private SynapseBindings<T>? _synapses;

    /// <summary>The update of both traces. Changes nothing where it throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not finite.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public BoundTraces<T> Traces(StdpParameters<T> parameters, double dt)
    {
        if (!_traces.TryFind(parameters, dt, out BoundTraces<T>? bound))
        {
            bound = new BoundTraces<T>(state, parameters, dt);
            AddTraces(parameters);
            _traces.Add(parameters, dt, bound);
        }

        return bound;
    }

    /// <summary>The step of a linear layer with weights <c>[O, I]</c>. Changes nothing where it throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is undefined, or the layer is too large.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public BoundStep<T> Linear(TensorShape w, StdpParameters<T> parameters)
    {
        if (_synapses?.Synapses is PostsynapticRows<T> rows && rows.Weights == w)
        {
            return Bind(_synapses, parameters);
        }

        LinearSynapses<T>.RequireFits(w, state.Pre.Shape[0], nameof(w));
        return Exchange(new PostsynapticRows<T>(state.Pre.Shape[0], w, threads: 1), parameters);
    }

    /// <summary>The step of a convolution. Changes nothing where it throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is undefined, or the layer is too large.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public BoundStep<T> Conv2d(TensorShape w, Conv2dGeometry geometry, StdpParameters<T> parameters)
    {
        if (_synapses?.Synapses is ConvolutionKernels<T> kernels && kernels.Weights == w && kernels.Geometry == geometry)
        {
            return Bind(_synapses, parameters);
        }

        ConvolutionKernels<T>.RequireFits(state.Pre.Shape, state.Post.Shape, w, geometry, "state");
        return Exchange(new ConvolutionKernels<T>(state.Pre.Shape, state.Post.Shape, w, geometry, threads: 1), parameters);
    }

    private BoundStep<T> Exchange(Synapses<T> synapses, StdpParameters<T> parameters)
    {
        var bindings = new SynapseBindings<T>(state, synapses);
        BoundStep<T> step = Bind(bindings, parameters);
        _synapses = bindings;
        return step;
    }

    private BoundStep<T> Bind(SynapseBindings<T> bindings, StdpParameters<T> parameters)
    {
        BoundStep<T> step = bindings.Step(parameters);
        AddTraces(parameters);
        return step;
    }

    // Behind all that may refuse the parameters.
    private void AddTraces(StdpParameters<T> parameters)
    {
        if (parameters.Triplet is not null)
        {
            state.AddSlowTraces();
        }
    }
}
