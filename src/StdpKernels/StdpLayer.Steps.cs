using System.Diagnostics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Steps, as a whole and in halves.</content>
public abstract partial class StdpLayer<T>
{
    /// <summary>One step. Changes the weights and the traces.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, activity lies in memory of
    /// the layer itself, or it is more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void Step(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        // The sizes of a layer fit by its construction: only activity can be wrong.
        using CallGate.Entry entry = State.Gate.Enter();
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.Of(_weights.Span, State));
        _traces.RequireActivity(zPre, zPost);
        AssertSteady();
        _step.Run(zPre, zPost, _traces, _weights.Span, ref _steady);
    }

    /// <summary>The first half of a step: moves the traces, and does not change the weights.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, activity lies in the traces, or it is
    /// more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void UpdateTraces(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.TracesOf(State));
        _traces.RequireActivity(zPre, zPost);
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
    /// For rules of more than two traces: called once for each pair of traces, with activity that carries what else a product has (events
    /// as
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
        WrittenMemory<T> written = WrittenMemory<T>.Weights(_weights.Span);
        Require.Shape(tracePre, State.Pre.Shape, "the presynaptic trace", nameof(tracePre));
        Require.Shape(tracePost, State.Post.Shape, "the postsynaptic trace", nameof(tracePost));
        written.RequireDisjoint(tracePre.Span, nameof(tracePre));
        written.RequireDisjoint(tracePost.Span, nameof(tracePost));
        ActivityContract.Validate(ref zPre, ref zPost, State, written);
        AssertSteady();
        _step.Learn(zPre, zPost, tracePre.Span, tracePost.Span, _weights.Span, ref _steady);
    }

    // What EditWeights asks of its caller, and what sparse steps rely on.
    [Conditional("DEBUG")]
    private void AssertSteady() => Debug.Assert(
        !_steady.AreKnown(_step.Update) || _step.Update.AreSteady(_weights.Span),
        "The weights were changed through a view that EditWeights gave before the last step.");
}
