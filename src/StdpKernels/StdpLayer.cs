using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Memory;
using StdpKernels.Steps;
using StdpKernels.Synapses;
using StdpKernels.Threading;

namespace StdpKernels;

/// <summary>
/// A plastic layer prepared for a hot loop: it owns its weights, traces and scratch memory, and its parameters are checked and
/// folded once.
/// </summary>
/// <remarks>
/// A step gives the same bits as the call of <see cref="Stdp"/> on the same data, and allocates nothing. Use a layer from one
/// thread at a time: a call that comes while another is at work is refused. Different layers share nothing but the threads that help
/// with large steps.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public abstract partial class StdpLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Storage<T> _weights;
    private readonly SynapseBindings<T> _bindings;
    private StdpParameters<T> _parameters;
    private BoundTraces<T> _traces;
    private BoundStep<T> _step;
    private SteadyWeights<T> _steady = SteadyWeights<T>.Owned;

    private protected StdpLayer(StdpState<T> state, Synapses<T> synapses, StdpParameters<T> parameters, double dt)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        State = state;
        TimeStep = dt;
        _weights = Storage<T>.Of(synapses.Weights.Length);
        _bindings = new SynapseBindings<T>(state, synapses);
        _propagation = new Propagation<T>(synapses);
        Bind(parameters);
    }

    /// <summary>The traces, for reading and writing between steps.</summary>
    public StdpState<T> State { get; }

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <summary>How many threads share a step that is worth it. The result is the same, bit for bit, for any number.</summary>
    public int Threads => Synapses.Threads;

    /// <summary>The weights, for reading between steps.</summary>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer.</exception>
    public ReadOnlyTensorView<T> Weights
    {
        get
        {
            using CallGate.Entry entry = State.Gate.Enter();
            return View;
        }
    }

    /// <summary>The parameters of the rule. They can be exchanged between steps.</summary>
    /// <remarks>
    /// Up to eight objects used in turn are each checked and folded once: exchanging them allocates nothing. The weights are
    /// checked again only where steps with the old parameters do not show that an update without spikes changes none of them under the new
    /// ones; with equal bounds that are numbers, they do.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">A tensor parameter does not broadcast. The old parameters stay.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The algorithm or the dynamics of a trace are undefined. The old parameters stay.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. The old parameters stay.</exception>
    public StdpParameters<T> Parameters
    {
        get => _parameters;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            using CallGate.Entry entry = State.Gate.Enter();
            if (!ReferenceEquals(value, _parameters))
            {
                Bind(value);
            }
        }
    }

    /// <summary>What stores the weights.</summary>
    internal Synapses<T> Synapses => _bindings.Synapses;

    /// <summary>Keeps the weights in their place until the handle is freed.</summary>
    internal GCHandle PinWeights() => _weights.Pin();

    /// <summary>Whether the next step need not look at the weights.</summary>
    internal bool KnowsSteadyWeights => _steady.AreKnown(_step.Update);

    /// <summary>All weights, which a caller that is at work on the layer is about to change.</summary>
    private protected Span<T> TakeForEditing()
    {
        _steady.Forget();
        return _weights.Span;
    }

    /// <summary>All weights, for a caller that is at work on the layer.</summary>
    private protected ReadOnlySpan<T> Values => _weights.Span;

    private TensorView<T> View => new(_weights.Span, Synapses.Weights);

    /// <summary>The weights, for writing before the next step.</summary>
    /// <remarks>
    /// Get the view anew for each change, and do not write to it after the next step: in a linear layer the first sparse step after
    /// this call looks at all weights once, to know that silence changes none of them. A Debug build of the library looks at every step.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer.</exception>
    public TensorView<T> EditWeights()
    {
        using CallGate.Entry entry = State.Gate.Enter();
        _steady.Forget();
        return View;
    }

    /// <summary>The type and the shapes of the traces.</summary>
    public override string ToString() => $"{GetType().Name[..^2]}<{typeof(T).Name}> {State.Pre.Shape} -> {State.Post.Shape}";

    [MemberNotNull(nameof(_parameters), nameof(_traces), nameof(_step))]
    private void Bind(StdpParameters<T> parameters)
    {
        BoundStep<T> step = _bindings.Step(parameters);
        BoundTraces<T> traces = State.Bindings.Traces(parameters, TimeStep);
        (_parameters, _step, _traces) = (parameters, step, traces);
    }
}
