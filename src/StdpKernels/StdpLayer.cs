using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Steps;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

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
public abstract class StdpLayer<T>
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
        _bindings = new SynapseBindings<T>(state.Pre, state.Post, synapses);
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
    /// Up to eight objects used in turn are each checked and folded once: exchanging them allocates nothing, and looks at the weights only
    /// where the bounds have become narrower.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">A tensor parameter does not broadcast. The old parameters stay.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is undefined. The old parameters stay.</exception>
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

    /// <summary>One step. Changes the weights and the traces.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity lies in memory of
    /// the layer itself. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void Step(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        StepOnce(zPre, zPost);
    }

    /// <summary>The first half of a step: moves the traces, and does not change the weights.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity lies in the traces.
    /// Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void UpdateTraces(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.TracesOf(State));
        _traces.Run(zPre, zPost);
    }

    /// <summary>The second half of a step: changes the weights, from the traces as they are, and does not move them.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity lies in the weights.
    /// Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void Learn(StdpActivity<T> zPre, StdpActivity<T> zPost) => Learn(zPre, zPost, State.TracePre, State.TracePost);

    /// <summary>Changes the weights, from any traces: <c>P = Σ z_post ⊗ t_pre</c>, <c>M = Σ t_post ⊗ z_pre</c>.</summary>
    /// <remarks>
    /// For rules of more than two traces: called once for each pair of traces, with activity that carries what else a product has (events as
    /// <see cref="GradedSpikeEvents{T}"/>).
    /// </remarks>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <param name="tracePre">A presynaptic trace, of the shape of the state's.</param>
    /// <param name="tracePost">A postsynaptic trace, of the shape of the state's.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity or a trace lies in the
    /// weights. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void Learn(
        StdpActivity<T> zPre, StdpActivity<T> zPost, ReadOnlyTensorView<T> tracePre, ReadOnlyTensorView<T> tracePost)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        var written = new WrittenMemory<T>(_weights.Span, [], []);
        Require.Shape(tracePre, State.Pre.Shape, "the presynaptic trace", nameof(tracePre));
        Require.Shape(tracePost, State.Post.Shape, "the postsynaptic trace", nameof(tracePost));
        written.RequireDisjoint(tracePre.Span, nameof(tracePre));
        written.RequireDisjoint(tracePost.Span, nameof(tracePost));
        ActivityContract.Validate(ref zPre, ref zPost, State, written);
        AssertSteady();
        _step.Learn(zPre, zPost, tracePre.Span, tracePost.Span, _weights.Span, ref _steady);
    }

    /// <summary>Saves weights and traces to a file, see <see cref="StdpCheckpoint.Save{T}(string, ReadOnlyTensorView{T}, StdpState{T})"/>.</summary>
    /// <param name="path">Where to. An older file is replaced when the new one is complete and on the disk.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be written. An older one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written. An older one is unchanged.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void SaveCheckpoint(string path) => StdpCheckpoint.Save(path, View, State);

    /// <summary>Loads weights and traces from a file. Steps then give the bits that they would have given without the pause.</summary>
    /// <remarks>The layer must have been made with the same sizes; parameters and time step are the caller's to restore.</remarks>
    /// <param name="path">Where from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or of another type or shape. Nothing has been changed.</exception>
    /// <exception cref="IOException">The file cannot be read. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void LoadCheckpoint(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using CallGate.Entry entry = State.Gate.Enter();
        StdpCheckpoint.LoadInside(path, View, State);
        _steady.Forget();
    }

    /// <summary>Runs steps of every kind, so that the first real ones do not wait for the compiler. Changes nothing.</summary>
    /// <remarks>
    /// Call it before a loop with a deadline: after the first weights have been written, and again after other weights or parameters have
    /// been set. It copies weights and traces, runs four steps, and looks at all weights, which the first sparse step would do otherwise.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void WarmUp()
    {
        using CallGate.Entry entry = State.Gate.Enter();
        if (_weights.Length == 0)
        {
            return;
        }

        T[] weights = [.. _weights.Span];
        T[] tracePre = [.. State.Pre.Span];
        T[] tracePost = [.. State.Post.Span];
        try
        {
            RunEveryKind(new T[tracePre.Length], new T[tracePost.Length]);
        }
        finally
        {
            weights.CopyTo(_weights.Span);
            tracePre.CopyTo(State.Pre.Span);
            tracePost.CopyTo(State.Post.Span);
            _steady.Forget();
        }

        _steady.Note(_step.Update, _step.Update.AreSteady(_weights.Span));
    }

    /// <summary>The type and the shapes of the traces.</summary>
    public override string ToString() => $"{GetType().Name[..^2]}<{typeof(T).Name}> {State.Pre.Shape} -> {State.Post.Shape}";

    private void RunEveryKind(T[] zPre, T[] zPost)
    {
        // Graded activity takes the dense path; silence, and one spike on each side, take the event-driven one.
        zPre.AsSpan().Fill(T.CreateTruncating(0.5));
        zPost.AsSpan().Fill(T.CreateTruncating(0.5));
        StepOnce(zPre, zPost);
        zPre.AsSpan().Clear();
        zPost.AsSpan().Clear();
        StepOnce(zPre, zPost);
        zPre.AsSpan(0, Math.Min(1, zPre.Length)).Fill(T.One);
        zPost.AsSpan(0, Math.Min(1, zPost.Length)).Fill(T.One);
        StepOnce(zPre, zPost);
        int[] noStarts = new int[State.Pre.Shape[0] + 1];
        StepOnce(new SpikeEvents([], noStarts), new SpikeEvents([], noStarts));
    }

    // The sizes of a layer fit by its construction: only activity can be wrong.
    [MethodImpl(Hot.Way)]
    private void StepOnce(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.Of(_weights.Span, State));
        AssertSteady();
        _step.Run(zPre, zPost, _traces, _weights.Span, ref _steady);
    }

    [MemberNotNull(nameof(_parameters), nameof(_traces), nameof(_step))]
    private void Bind(StdpParameters<T> parameters)
    {
        BoundStep<T> step = _bindings.Step(parameters);
        BoundTraces<T> traces = State.Bindings.Traces(parameters, TimeStep);
        (_parameters, _step, _traces) = (parameters, step, traces);
    }

    // What EditWeights asks of its caller, and what sparse steps rely on.
    [Conditional("DEBUG")]
    private void AssertSteady() => Debug.Assert(
        !_steady.AreKnown(_step.Update) || _step.Update.AreSteady(_weights.Span),
        "The weights were changed through a view that EditWeights gave before the last step.");
}
