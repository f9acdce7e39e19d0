using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Neurons, sources, connections and monitors that move on together, from one seed.</summary>
/// <remarks>
/// <para>
/// The order within a step: (1) neurons and sources move, in the order in which they were added, with what has come before; (2) spikes that
/// reach synapses in this step, fired <c>delay − 1</c> steps before, are propagated into the input of the next step, connection by connection;
/// (3) plastic connections learn from them and from the spikes of their targets in this step; (4) monitors look. So a spike takes effect after
/// its delay, of at least one step, and one that makes a neuron fire always comes before that neuron's spike.
/// </para>
/// <para>
/// Learning is done in windows as long as the shortest delay of a plastic connection, or shorter ones if asked for: the weights change when a window is
/// complete, and spikes are propagated through the weights from before it. With a window of one step every spike meets the newest weights. For a given
/// window, the bits depend neither on the number of threads of the layers, nor on the width of vectors, nor on how the run was divided into calls.
/// </para>
/// <para>Once the first step has been made, a step allocates nothing. Use a network from one thread at a time.</para>
/// </remarks>
public sealed partial class Network : IStateful
{
    private readonly ulong _seed;
    private readonly int _askedWindow;
    private readonly List<Node> _nodes = [];
    private readonly List<Connection> _connections = [];
    private readonly List<IMonitor> _monitors = [];
    private readonly List<IStateful> _parts = [];
    private readonly List<Xoshiro256StarStar> _randoms = [];
    private readonly List<(long Steps, Action Action)> _actions = [];
    private ulong _streams;

    /// <summary>An empty network.</summary>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="seed">Where all randomness of its parts starts from.</param>
    /// <param name="window">
    /// How many steps are learnt at a time, at most the shortest delay of a plastic connection, which it is if this is 0.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="dt"/> is not a number above 0, or <paramref name="window"/> is negative.
    /// </exception>
    public Network(double dt, ulong seed = 1, int window = 0)
    {
        Require.TimeStep(dt);
        (TimeStep, _seed, _askedWindow) = (dt, seed, Check.Count(window));
    }

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <summary>How many steps have been done.</summary>
    public long StepsDone => _stepsDone;

    /// <summary>The simulated time in seconds.</summary>
    public double Time => _stepsDone * TimeStep;

    /// <summary>How many steps are learnt at a time.</summary>
    public int Window => _isComplete ? _window
        : _askedWindow > 0 ? _askedWindow
        : _connections.Where(connection => connection.IsPlastic).Select(connection => connection.Delay + LagOf(connection.Source))
            .DefaultIfEmpty(1).Min();

    /// <summary>The connections, in the order in which spikes are propagated.</summary>
    public IReadOnlyList<Connection> Connections => _connections;

    /// <summary>A random generator for a part, unrelated to those of other parts; saved with the network.</summary>
    /// <remarks>The first call gives the same one in every network of this seed, and so on.</remarks>
    /// <exception cref="InvalidOperationException">The network has run.</exception>
    public Xoshiro256StarStar CreateRandom()
    {
        RequireNotRun();
        var random = new Xoshiro256StarStar(_seed, _streams++);
        _randoms.Add(random);
        return random;
    }

    /// <summary>A seed for what is made once, such as <see cref="StdpConnectivity.Random"/>.</summary>
    /// <remarks>It counts as a call of <see cref="CreateRandom"/>.</remarks>
    /// <exception cref="InvalidOperationException">The network has run.</exception>
    public long CreateSeed()
    {
        RequireNotRun();
        return (long)new Xoshiro256StarStar(_seed, _streams++).NextUInt64();
    }

    /// <summary>Adds neurons or a source of spikes.</summary>
    /// <typeparam name="TSource">What they are.</typeparam>
    /// <param name="source">Neurons of no other network.</param>
    /// <returns>The same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">It is in the network already, or was made for another time step.</exception>
    /// <exception cref="InvalidOperationException">The network has run.</exception>
    public TSource Add<TSource>(TSource source)
        where TSource : class, ISpikeSource
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireNotRun();
        if (_nodes.Any(node => ReferenceEquals(node.Source, source)))
        {
            Require.Throw("source must not be in the network yet, but it is.", nameof(source));
        }

        if (source is ITimed timed)
        {
            RequireTimeStep(timed.TimeStep, nameof(source));
        }

        _nodes.Add(new Node(source));
        return source;
    }

    /// <summary>Adds something that looks at the network after every step.</summary>
    /// <typeparam name="TMonitor">What it is.</typeparam>
    /// <param name="monitor">It.</param>
    /// <returns>The same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="monitor"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The network has run.</exception>
    public TMonitor AddMonitor<TMonitor>(TMonitor monitor)
        where TMonitor : class, IMonitor
    {
        ArgumentNullException.ThrowIfNull(monitor);
        RequireNotRun();
        _monitors.Add(monitor);
        return monitor;
    }

    /// <summary>Adds something that is saved with the network, and otherwise the caller's to move.</summary>
    /// <typeparam name="TPart">What it is.</typeparam>
    /// <param name="part">It.</param>
    /// <returns>The same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The network has run.</exception>
    public TPart AddState<TPart>(TPart part)
        where TPart : class, IStateful
    {
        ArgumentNullException.ThrowIfNull(part);
        RequireNotRun();
        _parts.Add(part);
        return part;
    }

    /// <summary>Has something done after every so many steps, such as normalising weights.</summary>
    /// <remarks>Weights between two windows are those of the steps up to the last complete one.</remarks>
    /// <param name="steps">How many.</param>
    /// <param name="action">What.</param>
    /// <exception cref="ArgumentNullException"><paramref name="action"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1.</exception>
    /// <exception cref="InvalidOperationException">The network has run.</exception>
    public void Every(int steps, Action action)
    {
        Check.AtLeastOne(steps, "a number of steps");
        ArgumentNullException.ThrowIfNull(action);
        RequireNotRun();
        _actions.Add((steps, action));
    }

    /// <summary>Connects neurons with others through the synapses of a layer.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">The presynaptic neurons, which have been added.</param>
    /// <param name="input">
    /// What the synapses reach: an input, excitatory or inhibitory, of neurons that have been added. Its gain is what a weight of one brings.
    /// </param>
    /// <param name="layer">The synapses, of a batch of one.</param>
    /// <param name="delay">How many steps after a spike it takes effect; at least 1.</param>
    /// <param name="isPlastic">Whether the synapses learn.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// Neurons have not been added, the layer does not have as many of them, or it was made for another time step or a batch.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The delay is below 1, or shorter than the window that was asked for although the synapses learn.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network has run.</exception>
    public Connection<T> Connect<T>(
        ISpikeSource source, SynapticInput<T> input, StdpLayer<T> layer, int delay = 1, bool isPlastic = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(layer);
        RequireNotRun();
        _ = NodeOf(source, nameof(source));
        _ = NodeOf(input.Neurons, nameof(input));
        RequireLayer(source.Count, input.Count, layer);
        Check.AtLeastOne(delay, "a number of steps");
        if (isPlastic && delay + LagOf(source) < _askedWindow)
        {
            throw new ArgumentOutOfRangeException(
                nameof(delay), delay, $"delay must be at least {_askedWindow - LagOf(source)}, with which spikes come after the window that the network learns in.");
        }

        var connection = new Connection<T>(source, input, layer, delay, isPlastic);
        _connections.Add(connection);
        return connection;
    }

    // Spikes of neurons in other shards are older by as much when they come.
    private static int LagOf(ISpikeSource source) => source is RemoteSource remote ? remote.Lag : 0;

    private Node NodeOf(ISpikeSource source, string name) => _nodes.Find(node => ReferenceEquals(node.Source, source))
        ?? throw new ArgumentException($"{name} must be of neurons that have been added to the network, but these have not.", name);

    private void RequireLayer<T>(int pre, int post, StdpLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorShape from = layer.State.TracePre.Shape, to = layer.State.TracePost.Shape;
        if (from[0] != 1 || from.Length != pre || to.Length != post)
        {
            Require.Throw(
                $"layer must connect {Plural.Of(pre, "neuron")} with {post} in a batch of one, but its shapes are {from} and {to}.", nameof(layer));
        }

        RequireTimeStep(layer.TimeStep, nameof(layer));
    }

    private void RequireTimeStep(double dt, string name)
    {
        if (dt != TimeStep)
        {
            Require.Throw($"{name} must have the time step of the network, {TimeStep} s, but it has {dt} s.", name);
        }
    }

    private void RequireNotRun()
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The network has run, or has been saved or loaded: it cannot get further parts.");
        }
    }

    private sealed class Node(ISpikeSource source)
    {
        public ISpikeSource Source { get; } = source;

        public SpikeHistory History { get; set; } = new(0, 1);
    }
}
