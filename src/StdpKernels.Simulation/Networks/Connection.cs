namespace StdpKernels.Simulation;

/// <summary>Synapses from neurons to others in a network; see <see cref="Network.Connect{T}"/>.</summary>
public abstract class Connection : IStateful
{
    private SpikeHistory? _history;
    private bool _isPlastic;

    private protected Connection(ISpikeSource source, ISpikeSource target, int delay, bool isPlastic) =>
        (Source, Target, Delay, _isPlastic) = (source, target, delay, isPlastic);

    /// <summary>The presynaptic neurons.</summary>
    public ISpikeSource Source { get; }

    /// <summary>The postsynaptic neurons.</summary>
    public ISpikeSource Target { get; }

    /// <summary>How many steps after a spike it takes effect; at least 1.</summary>
    public int Delay { get; }

    /// <summary>Whether the synapses learn. While they do not, their traces stand still.</summary>
    /// <exception cref="InvalidOperationException">Steps have been collected that are not learnt yet: a window is not complete.</exception>
    public bool IsPlastic
    {
        get => _isPlastic;
        set
        {
            if (value != _isPlastic && HasPending)
            {
                throw new InvalidOperationException("Plasticity changes between windows of steps, and one of them is not complete.");
            }

            _isPlastic = value;
        }
    }

    /// <summary>The neurons whose spikes are at the synapses in the last step, ascending: those that fired <c>delay − 1</c> steps before.</summary>
    public ReadOnlySpan<int> Arrived => _history is null ? [] : _history[Delay - 1];

    /// <inheritdoc/>
    public abstract void Transfer(StateTransfer state);

    /// <summary>Whether there are steps that have been collected and not learnt.</summary>
    private protected abstract bool HasPending { get; }

    /// <summary>Makes what the first step needs.</summary>
    internal virtual void Prepare(SpikeHistory history, int window) => _history = history;

    /// <summary>Adds what arrives in this step to the input of the next one.</summary>
    internal abstract void Propagate();

    /// <summary>Takes the spikes of this step to be learnt, and learns a window that they complete.</summary>
    internal abstract void Learn();
}

/// <summary>Synapses of one layer from neurons to others in a network.</summary>
/// <remarks>
/// A layer that has been given an eligibility before the network runs (<see cref="StdpLayer{T}.AddEligibility"/>) collects its changes there, step by
/// step; they become weights when the caller rewards them.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Connection<T> : Connection
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private readonly SynapticInput<T> _input;
    private SpikeWindow? _pre;
    private SpikeWindow? _post;

    internal Connection(ISpikeSource source, SynapticInput<T> input, StdpLayer<T> layer, int delay, bool isPlastic)
        : base(source, input.Neurons, delay, isPlastic) => (_input, Layer) = (input, layer);

    /// <summary>The weights and traces.</summary>
    public StdpLayer<T> Layer { get; }

    private protected override bool HasPending => _pre is { Steps: > 0 };

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public override void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Layer(Layer, "layer");
        if (_pre is not null && _post is not null)
        {
            state.Part(_pre, "pre");
            state.Part(_post, "post");
        }
    }

    internal override void Prepare(SpikeHistory history, int window)
    {
        base.Prepare(history, window);
        if (window > 1 && Layer.Eligibility is null)
        {
            _pre = new SpikeWindow(Source.Count, window);
            _post = new SpikeWindow(Target.Count, window);
        }
    }

    internal override void Propagate() => Layer.Propagate(new SpikeEvents(Arrived), _input.Values);

    internal override void Learn()
    {
        if (!IsPlastic)
        {
            return;
        }

        if (Layer.Eligibility is { } eligibility)
        {
            eligibility.Step(new SpikeEvents(Arrived), new SpikeEvents(Target.Fired));
            return;
        }

        if (_pre is null || _post is null)
        {
            Layer.Step(new SpikeEvents(Arrived), new SpikeEvents(Target.Fired));
            return;
        }

        _pre.Add(Arrived);
        _post.Add(Target.Fired);
        if (_pre.IsFull)
        {
            Layer.StepWindow(_pre.Steps, _pre.Events, _post.Events);
            _pre.Clear();
            _post.Clear();
        }
    }
}
