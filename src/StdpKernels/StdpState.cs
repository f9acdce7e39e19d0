using System.Diagnostics;
using System.Numerics;
using System.Text;
using StdpKernels.Checkpoints;
using StdpKernels.Steps;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

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
    private readonly List<StdpTrace<T>> _traces = [];
    private readonly List<StdpTrace<T>> _beside = [];
    private StdpTrace<T>[] _moved;

    /// <summary>A state with both traces at zero.</summary>
    /// <param name="tracePreShape">Shape of the presynaptic trace: <c>[B, I]</c> or <c>[B, C, H, W]</c>.</param>
    /// <param name="tracePostShape">Shape of the postsynaptic trace: <c>[B, O]</c> or <c>[B, O, H', W']</c>.</param>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    /// <exception cref="ArgumentException">More than four dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension, or more elements than an array can have.</exception>
    public StdpState(ReadOnlySpan<int> tracePreShape, ReadOnlySpan<int> tracePostShape)
        : this(new TensorShape(tracePreShape, nameof(tracePreShape)), new TensorShape(tracePostShape, nameof(tracePostShape)))
    {
    }

    /// <summary>A state with both traces at zero.</summary>
    /// <param name="tracePreShape">Shape of the presynaptic trace: <c>[B, I]</c> or <c>[B, C, H, W]</c>.</param>
    /// <param name="tracePostShape">Shape of the postsynaptic trace: <c>[B, O]</c> or <c>[B, O, H', W']</c>.</param>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">More elements than an array can have.</exception>
    public StdpState(TensorShape tracePreShape, TensorShape tracePostShape)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"A state holds float or double, not {typeof(T)}.");
        }

        Require.Fits(tracePreShape.Length, "the presynaptic trace", nameof(tracePreShape));
        Require.Fits(tracePostShape.Length, "the postsynaptic trace", nameof(tracePostShape));
        Gate = new CallGate(this);
        Pre = new StdpTrace<T>("t_pre", tracePreShape, Gate);
        Post = new StdpTrace<T>("t_post", tracePostShape, Gate);
        _moved = [Pre, Post];
        _traces.AddRange(_moved);
        Traces = _traces.AsReadOnly();
        Bindings = new StateBindings<T>(this);
    }

    /// <summary><c>t_pre</c>: the presynaptic trace, for reading and writing between steps.</summary>
    public TensorView<T> TracePre => Pre.Values;

    /// <summary><c>t_post</c>: the postsynaptic trace, for reading and writing between steps.</summary>
    public TensorView<T> TracePost => Post.Values;

    /// <summary>All traces: <c>t_pre</c> and <c>t_post</c>, which steps move, and those that were added, in that order.</summary>
    public IReadOnlyList<StdpTrace<T>> Traces { get; }

    /// <summary>All arrays: the traces, and what stands beside them.</summary>
    internal IEnumerable<StdpTrace<T>> Arrays => _traces.Concat(_beside);

    /// <summary>The traces that steps move: both, and the slow ones once a rule of triplets is bound.</summary>
    internal ReadOnlySpan<StdpTrace<T>> Moved => _moved;

    /// <summary>The presynaptic trace.</summary>
    internal StdpTrace<T> Pre { get; }

    /// <summary>The postsynaptic trace.</summary>
    internal StdpTrace<T> Post { get; }

    /// <summary>The slow presynaptic trace; null until a rule of triplets is bound.</summary>
    internal StdpTrace<T>? PreSlow { get; private set; }

    /// <summary>The slow postsynaptic trace, likewise.</summary>
    internal StdpTrace<T>? PostSlow { get; private set; }

    /// <summary>What functional calls have bound.</summary>
    internal StateBindings<T> Bindings { get; }

    /// <summary>The memory of windows of steps.</summary>
    internal WindowOperands<T> Window => field ??= new WindowOperands<T>(Pre.Shape, Post.Shape);

    /// <summary>Lets one call at a time work on the state.</summary>
    internal CallGate Gate { get; }

    /// <summary>Adds a trace, which starts at zero and is moved by <see cref="StdpTrace{T}.Update"/> only.</summary>
    /// <remarks>Checkpoints hold it under its name.</remarks>
    /// <param name="name">A name that no trace of the state has.</param>
    /// <param name="shape">Its shape: that of the side it belongs to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The name is empty, taken, <c>w</c>, <c>user_data</c>, <c>connectivity</c> or longer than 255 bytes, or there are more than four dimensions.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension, or more elements than an array can have.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public StdpTrace<T> AddTrace(string name, params ReadOnlySpan<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (LayerArrays.Reserved(name) is { } content)
        {
            Require.Throw($"name must not be '{name}', under which checkpoints hold {content}.", nameof(name));
        }

        int bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes > ContainerFormat.MaxNameBytes)
        {
            Require.Throw($"name must have at most {ContainerFormat.MaxNameBytes} bytes in UTF-8, but it has {bytes}.", nameof(name));
        }

        TensorShape traceShape = Require.Allocatable(shape, "the trace", nameof(shape));
        using CallGate.Entry entry = Gate.Enter();
        if (_traces.Exists(trace => trace.Name == name) || _beside.Exists(array => name == array.Name))
        {
            Require.Throw($"name must be one that no trace of the state has, but there is a trace '{name}'.", nameof(name));
        }

        var added = new StdpTrace<T>(name, traceShape, Gate);
        _traces.Add(added);
        return added;
    }

    /// <summary>Adds the traces that a rule of triplets has beside the first two, unless they are there.</summary>
    /// <exception cref="ArgumentException">Another trace has the name of one of them.</exception>
    internal void AddSlowTraces()
    {
        if (PreSlow is not null)
        {
            return;
        }

        // Both are there before one is added: where the second is refused, the state stays as it was.
        StdpTrace<T> pre = FindOrMakeSlow("t_pre_slow", Pre.Shape), post = FindOrMakeSlow("t_post_slow", Post.Shape);
        _traces.AddRange(new[] { pre, post }.Except(_traces));
        (PreSlow, PostSlow) = (pre, post);
        _moved = [Pre, Post, pre, post];
    }

    /// <summary>Adds arrays that belong to the state and are no traces: <see cref="Reset"/> clears them, and checkpoints hold them.</summary>
    /// <exception cref="InvalidOperationException">A trace has one of the names. Nothing has been added.</exception>
    internal StdpTrace<T>[] AddBeside(params ReadOnlySpan<(string Name, TensorShape Shape)> arrays)
    {
        var added = new StdpTrace<T>[arrays.Length];
        for (int i = 0; i < added.Length; i++)
        {
            string name = arrays[i].Name;
            if (_traces.Exists(trace => name == trace.Name))
            {
                throw new InvalidOperationException($"The state has a trace '{name}', which is the name of an array of the layer.");
            }

            added[i] = new StdpTrace<T>(name, arrays[i].Shape, Gate);
        }

        _beside.AddRange(added);
        return added;
    }

    private StdpTrace<T> FindOrMakeSlow(string name, TensorShape shape)
    {
        StdpTrace<T>? found = _traces.Find(trace => name == trace.Name);
        if (found is not null && found.Shape != shape)
        {
            Require.Throw(
                $"Triplet must be null where the state has a trace '{name}' of another shape than {shape}, but its shape is {found.Shape}.", "parameters");
        }

        return found ?? new StdpTrace<T>(name, shape, Gate);
    }

    /// <summary>Sets all traces to zero, and the eligibility of the layer where it has one.</summary>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public void Reset()
    {
        using CallGate.Entry entry = Gate.Enter();
        foreach (StdpTrace<T> trace in _traces)
        {
            trace.Span.Clear();
        }

        foreach (StdpTrace<T> array in _beside)
        {
            array.Span.Clear();
        }
    }

    /// <summary>Moves the traces by one time step: <c>t ← t + dt · tau_inv · (−t + a · z)</c>, or as their dynamics say.</summary>
    /// <remarks>
    /// By default explicit Euler, with this step's activity: a spike adds <c>a · dt · tau_inv</c>. Every operation rounds by itself, see
    /// <see cref="StdpTraceDynamics"/>. The steps of a layer do this themselves; call it alone to let time pass without learning.
    /// </remarks>
    /// <param name="zPre">Presynaptic activity: an array, span or view of the shape of <see cref="TracePre"/>, or events.</param>
    /// <param name="zPost">Postsynaptic activity of either kind, for <see cref="TracePost"/>.</param>
    /// <param name="parameters">The parameters; only those of the traces matter.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, a tensor parameter does not broadcast to its trace,
    /// activity overlaps a trace, or it is more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of its trace, <paramref name="dt"/> is not finite, or the dynamics of a trace are undefined. Nothing has been
    /// changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public void UpdateTraces(StdpActivity<T> zPre, StdpActivity<T> zPost, StdpParameters<T> parameters, double dt = 0.001)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using CallGate.Entry entry = Gate.Enter();
        ActivityContract.Validate(ref zPre, ref zPost, this, WrittenMemory<T>.TracesOf(this));
        BoundTraces<T> traces = Bindings.Traces(parameters, dt);
        traces.RequireActivity(zPre, zPost);
        traces.Run(zPre, zPost);
    }

    /// <summary>The type and the shapes of the traces.</summary>
    public override string ToString() => $"StdpState<{typeof(T).Name}> pre {Pre.Shape} post {Post.Shape}";
}
