using System.Diagnostics;
using System.Numerics;
using StdpKernels.Threading;
using StdpKernels.Validation;
using StdpKernels.Workspaces;

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
    private readonly TensorShape _shape;
    private StdpParameters<T> _parameters;

    private protected StdpLayer(
        StdpState<T> state, TensorShape weights, StdpParameters<T> parameters, double dt, int threads)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Require.Threads(threads);
        state.Workspace.SetThreads(threads);
        State = state;
        TimeStep = dt;
        _shape = weights;
        _weights = Storage<T>.Of(weights.Length);
        Parameters = _parameters = parameters;
    }

    /// <summary>The traces, for reading and writing between steps.</summary>
    public StdpState<T> State { get; }

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <summary>How many threads share a step that is worth it. The result is the same, bit for bit, for any number.</summary>
    public int Threads => State.Workspace.Workers.Length;

    /// <summary>The weights, for reading.</summary>
    public ReadOnlyTensorView<T> Weights => new(_weights.Span, _shape);

    /// <summary>The parameters of the rule. They can be exchanged between steps.</summary>
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
            using CallGate gate = CallGate.Enter(State);
            State.Workspace.Prepare(value, TimeStep, State.TracePreShape, State.TracePostShape, _shape);
            _parameters = value;
            Quiet = false;
        }
    }

    private protected TensorView<T> WritableWeights => new(_weights.Span, _shape);

    /// <summary>Whether silence is known to leave every weight alone.</summary>
    private protected bool? Quiet { get; set; } = false;

    /// <summary>The weights, for writing before the next step.</summary>
    /// <remarks>
    /// Get the view anew for each change, and do not write to it after the next step: in a linear layer the first sparse step after
    /// this call looks at all weights once, to know that silence changes none of them. A Debug build of the library looks at every step.
    /// </remarks>
    public TensorView<T> EditWeights()
    {
        Quiet = false;
        return WritableWeights;
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
    public void Step(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate gate = CallGate.Enter(State);
        StepOnce(zPre, zPost);
    }

    /// <summary>Saves weights and traces to a file, see <see cref="StdpCheckpoint.Save{T}(string, ReadOnlyTensorView{T}, StdpState{T})"/>.</summary>
    /// <param name="path">Where to. An older file is replaced when the new one is complete and on the disk.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be written. An older one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written. An older one is unchanged.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void SaveCheckpoint(string path) => StdpCheckpoint.Save(path, Weights, State);

    /// <summary>Loads weights and traces from a file. Steps then give the bits that they would have given without the pause.</summary>
    /// <remarks>The layer must have been made with the same sizes; parameters and time step are the caller's to restore.</remarks>
    /// <param name="path">Where from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or of another type or shape. Nothing has been changed.</exception>
    /// <exception cref="IOException">The file cannot be read. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void LoadCheckpoint(string path) => StdpCheckpoint.Load(path, EditWeights(), State);

    /// <summary>Runs steps of every kind, so that the first real ones do not wait for the compiler. Changes nothing.</summary>
    /// <remarks>
    /// Call it before a loop with a deadline: after the first weights have been written, and again after other weights or parameters have
    /// been set. It copies weights and traces, runs four steps, and looks at all weights, which the first sparse step would do otherwise.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void WarmUp()
    {
        using CallGate gate = CallGate.Enter(State);
        if (_shape.Length == 0)
        {
            return;
        }

        T[] weights = [.. _weights.Span];
        T[] tracePre = [.. State.TracePreSpan];
        T[] tracePost = [.. State.TracePostSpan];
        try
        {
            RunEveryKind(new T[tracePre.Length], new T[tracePost.Length]);
        }
        finally
        {
            weights.CopyTo(_weights.Span);
            tracePre.CopyTo(State.TracePreSpan);
            tracePost.CopyTo(State.TracePostSpan);
            Quiet = false;
        }

        Quiet = FindQuiet();
    }

    /// <summary>Looks at all weights, if that spares later steps from doing so.</summary>
    private protected abstract bool FindQuiet();

    /// <summary>A step, after its call has been validated.</summary>
    private protected abstract void Run(in StdpActivity<T> zPre, in StdpActivity<T> zPost);

    /// <summary>The type and the shapes of the traces.</summary>
    public override string ToString() => $"{GetType().Name[..^2]}<{typeof(T).Name}> {State.TracePreShape} -> {State.TracePostShape}";

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
        int[] noStarts = new int[State.TracePreShape[0] + 1];
        StepOnce(new SpikeEvents([], noStarts), new SpikeEvents([], noStarts));
    }

    // The sizes of a layer fit by its construction: only activity can be wrong.
    private void StepOnce(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        ActivityContract.Validate(ref zPre, ref zPost, State, _weights.Span);
        State.Workspace.Prepare(_parameters, TimeStep, State.TracePreShape, State.TracePostShape, _shape);
        Run(zPre, zPost);
    }
}
