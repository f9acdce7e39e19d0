namespace StdpKernels.Simulation;

/// <content>Steps of a complete network, and its state.</content>
public sealed partial class Network
{
    private long _stepsDone;
    private int _window;
    private bool _isComplete;

    /// <summary>Moves on.</summary>
    /// <param name="steps">By how many steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void Run(long steps)
    {
        if (steps < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "steps must be 0 or more.");
        }

        Complete();
        for (long i = 0; i < steps; i++)
        {
            Step();
        }
    }

    /// <summary>Saves the state of all parts to a file, see <see cref="SimulationCheckpoint"/>.</summary>
    /// <remarks>
    /// The file holds what changes (potentials, spikes on their way, weights, traces, random numbers, the step), and nothing of what the network was
    /// made of: parameters, gains, rates and delays are the program's. Put what a later run must have alike into the label, for instance
    /// <c>network.Save(path, $"eta {eta}")</c>. A process that is killed while it saves leaves a file named <c>.stdp-….tmp</c> beside it, which a
    /// later save removes.
    /// </remarks>
    /// <param name="path">Where to.</param>
    /// <param name="label">What simulation it is of; a file with another label is not loaded.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be written. An older one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written. An older one is unchanged.</exception>
    public void Save(string path, string label = "network") => SimulationCheckpoint.Save(path, label, this);

    /// <summary>Loads the state of all parts, into a network that was made in the same way. Steps then give the bits that they would have given without the pause.</summary>
    /// <remarks>
    /// Refused is what cannot be put into this network: arrays of other names or sizes, another label, a damaged file. Other parameters are not
    /// noticed unless the label tells them.
    /// </remarks>
    /// <param name="path">Where from.</param>
    /// <param name="label">What simulation it must be of.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or of another network. Nothing has been changed.</exception>
    /// <exception cref="IOException">The file cannot be read. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read. Nothing has been changed.</exception>
    public void Load(string path, string label = "network") => SimulationCheckpoint.Load(path, label, this);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Complete();
        state.Constant([TimeStep], "dt");
        state.Constant([_seed], "seed");
        state.Constant([Window], "window");
        state.Constant([.. _connections.Select(connection => connection.Delay)], "delays");
        state.Value(ref _stepsDone);
        state.Parts(_randoms);
        for (int i = 0; i < _nodes.Count; i++)
        {
            state.Part(_nodes[i].Source, $"sources[{i}]");
            state.Part(_nodes[i].History, $"histories[{i}]");
        }

        state.Parts(_connections);
        state.Parts(_monitors);
        state.Parts(_parts);
    }

    private void Step()
    {
        foreach (Node node in _nodes)
        {
            node.History.Add(node.Source.Step());
        }

        foreach (Connection connection in _connections)
        {
            connection.Propagate();
        }

        foreach (Connection connection in _connections)
        {
            connection.Learn();
        }

        foreach (IMonitor monitor in _monitors)
        {
            monitor.Record(_stepsDone);
        }

        _stepsDone++;
        foreach ((long steps, Action action) in _actions)
        {
            if (_stepsDone % steps == 0)
            {
                action();
            }
        }
    }

    /// <summary>Makes the memory that steps need, once all parts are there.</summary>
    private void Complete()
    {
        if (_isComplete)
        {
            return;
        }

        _window = Window;
        foreach (Node node in _nodes)
        {
            int longest = _connections.Where(connection => connection.Source == node.Source).Select(connection => connection.Delay)
                .DefaultIfEmpty(1).Max();
            node.History = new SpikeHistory(node.Source.Count, longest);
        }

        foreach (Connection connection in _connections)
        {
            connection.Prepare(NodeOf(connection.Source, "source").History, _window);
        }

        _isComplete = true;
    }
}
