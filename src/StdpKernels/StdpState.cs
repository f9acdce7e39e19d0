using System.Diagnostics;
using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Steps;
using StdpKernels.Threading;
using StdpKernels.Validation;
using StdpKernels.Workspaces;

namespace StdpKernels;

/// <summary>The traces of one plastic layer, and the scratch memory that its steps reuse.</summary>
/// <remarks>
/// <para>
/// Both traces start at zero. A step allocates nothing once it has run with the same parameters object, time step and shapes.
/// </para>
/// <para>
/// Use a state from one thread at a time: a call that comes while another is at work is refused. Different states share nothing.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class StdpState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Storage<T> _tracePre;
    private readonly Storage<T> _tracePost;
    private readonly TensorShape _shapePre;
    private readonly TensorShape _shapePost;
    private int _busy;

    /// <summary>A state with both traces at zero.</summary>
    /// <param name="tracePreShape">Shape of the presynaptic trace: <c>[B, I]</c> or <c>[B, C, H, W]</c>.</param>
    /// <param name="tracePostShape">Shape of the postsynaptic trace: <c>[B, O]</c> or <c>[B, O, H', W']</c>.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="ArgumentException">More than four dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension, or more elements than an array can have.</exception>
    public StdpState(ReadOnlySpan<int> tracePreShape, ReadOnlySpan<int> tracePostShape)
        : this(
            Require.Allocatable(tracePreShape, "the presynaptic trace", nameof(tracePreShape)),
            Require.Allocatable(tracePostShape, "the postsynaptic trace", nameof(tracePostShape)))
    {
    }

    internal StdpState(TensorShape tracePre, TensorShape tracePost)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"A state holds float or double, not {typeof(T)}.");
        }

        _shapePre = tracePre;
        _shapePost = tracePost;
        _tracePre = Storage<T>.Of(tracePre.Length);
        _tracePost = Storage<T>.Of(tracePost.Length);
    }

    /// <summary><c>t_pre</c>: the presynaptic trace, for reading and writing between steps.</summary>
    public TensorView<T> TracePre => new(_tracePre.Span, _shapePre);

    /// <summary><c>t_post</c>: the postsynaptic trace, for reading and writing between steps.</summary>
    public TensorView<T> TracePost => new(_tracePost.Span, _shapePost);

    internal StepWorkspace<T> Workspace { get; } = new();

    // What steps need of the traces, without making a view of them each time.
    internal Span<T> TracePreSpan => _tracePre.Span;

    internal Span<T> TracePostSpan => _tracePost.Span;

    internal ref readonly TensorShape TracePreShape => ref _shapePre;

    internal ref readonly TensorShape TracePostShape => ref _shapePost;

    /// <summary>Not zero while a call is at work; see <see cref="CallGate"/>.</summary>
    internal ref int Busy => ref _busy;

    /// <summary>Sets both traces to zero.</summary>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public void Reset()
    {
        using CallGate gate = CallGate.Enter(this);
        _tracePre.Span.Clear();
        _tracePost.Span.Clear();
    }

    /// <summary>Moves both traces by one time step: <c>t ← t + dt · tau_inv · (−t + a · z)</c>.</summary>
    /// <remarks>
    /// Explicit Euler, with this step's activity: a spike adds <c>a · dt · tau_inv</c>. Every operation rounds by itself. The steps of
    /// a layer do this themselves; call it alone to let time pass without learning.
    /// </remarks>
    /// <param name="zPre">Presynaptic activity: an array, span or view of the shape of <see cref="TracePre"/>, or events.</param>
    /// <param name="zPost">Postsynaptic activity of either kind, for <see cref="TracePost"/>.</param>
    /// <param name="parameters">The parameters; only <c>a_*</c> and <c>tau_*_inv</c> matter.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, a tensor parameter does not broadcast to its trace, or
    /// activity overlaps a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of its trace, or <paramref name="dt"/> is not finite. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public void Decay(StdpActivity<T> zPre, StdpActivity<T> zPost, StdpParameters<T> parameters, double dt = 0.001)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using CallGate gate = CallGate.Enter(this);
        ActivityContract.Validate(ref zPre, ref zPost, this, []);
        Workspace.Prepare(parameters, dt, _shapePre, _shapePost);
        using var pre = new DenseActivity<T>(zPre, _shapePre.Length, Workspace.ActivityPre);
        using var post = new DenseActivity<T>(zPost, _shapePost.Length, Workspace.ActivityPost);
        Decay(pre.Values, post.Values);
    }

    /// <summary>Moves both traces, after the call has been validated and its parameters prepared.</summary>
    /// <returns>Whether all traces are finite now.</returns>
    internal bool Decay(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost) =>
        TraceDecay.Run(_tracePre.Span, zPre, Workspace.TracePre) & TraceDecay.Run(_tracePost.Span, zPost, Workspace.TracePost);

    /// <summary>The type and the shapes of the traces.</summary>
    public override string ToString() => $"StdpState<{typeof(T).Name}> pre {_shapePre} post {_shapePost}";
}
