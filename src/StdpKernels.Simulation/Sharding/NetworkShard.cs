using System.Diagnostics;
using StdpKernels.Sharding;
using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>A shard whose neurons live in it: a network of some postsynaptic neurons, with all their incoming synapses.</summary>
/// <remarks>
/// <para>
/// Make the network as the whole would be made, but with the neurons of the shard only, and with a <see cref="RemoteSource"/> in the place of the presynaptic
/// ones. The spikes that all shards answer with are the presynaptic spikes of the next window. So a window has the <see cref="RemoteSource.Lag"/> of the sources,
/// and delays between neurons must be longer. The bits are those of the whole network with the same window of learning.
/// </para>
/// <para>Sources of randomness are those of the whole: each shard draws all numbers, and uses its own.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class NetworkShard : IStdpShard
{
    private readonly Network _network;
    private readonly RemoteSource[] _inputs;
    private readonly ISpikeSource[] _outputs;
    private readonly string _label;

    /// <summary>A shard of a network that is complete.</summary>
    /// <param name="network">Neurons, sources and connections.</param>
    /// <param name="inputs">The presynaptic neurons of all shards, in the order in which they are numbered; all of one lag.</param>
    /// <param name="outputs">The neurons of this shard whose spikes it answers with, in the order in which they are numbered.</param>
    /// <param name="label">What simulation it is of: a shard of another one must not go on from its files.</param>
    /// <exception cref="ArgumentNullException">An argument, or one of the neurons, is null.</exception>
    /// <exception cref="ArgumentException">There are no inputs, or they differ in their lags.</exception>
    public NetworkShard(Network network, IReadOnlyList<RemoteSource> inputs, IReadOnlyList<ISpikeSource> outputs, string label = "network")
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(label);
        (_network, _inputs, _outputs, _label) = (network, [.. inputs], [.. outputs], label);
        foreach (RemoteSource input in _inputs)
        {
            ArgumentNullException.ThrowIfNull(input, nameof(inputs));
        }

        foreach (ISpikeSource output in _outputs)
        {
            ArgumentNullException.ThrowIfNull(output, nameof(outputs));
        }

        if (_inputs.Length == 0 || _inputs.Any(input => input.Lag != _inputs[0].Lag))
        {
            Require.Throw(
                $"inputs must have one lag, but {(_inputs.Length == 0 ? "there are none" : $"they have {string.Join(", ", _inputs.Select(input => input.Lag))}")}.",
                nameof(inputs));
        }

        Inputs = _inputs.Sum(input => input.Count);
        Outputs = _outputs.Sum(output => output.Count);
    }

    /// <summary>How many steps a window has.</summary>
    public int Lag => _inputs[0].Lag;

    /// <inheritdoc/>
    public int BatchSize => 1;

    /// <inheritdoc/>
    public int Inputs { get; }

    /// <inheritdoc/>
    public int Outputs { get; }

    /// <inheritdoc/>
    public bool HasNeurons => true;

    /// <inheritdoc/>
    public long StepsDone => _network.StepsDone;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="pre"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// Spikes are of another number of neurons or samples, <paramref name="post"/> is not null, or the window does not have the steps of the
    /// <see cref="Lag"/>. Nothing has been changed.
    /// </exception>
    public SpikeRaster Run(int steps, SpikeRaster pre, SpikeRaster? post)
    {
        if (steps != Lag)
        {
            Require.Throw($"steps must be {Lag}, the lag of the remote neurons, but it is {steps}.", nameof(steps));
        }

        ShardContract.RequireRaster(pre, steps, BatchSize, Inputs, nameof(pre));
        ShardContract.RequireSides(HasNeurons, post, nameof(post));
        int first = 0;
        foreach (RemoteSource input in _inputs)
        {
            input.Give(pre, first);
            first += input.Count;
        }

        var fired = new List<int>();
        int[] starts = new int[steps + 1];
        for (int step = 0; step < steps; step++)
        {
            _network.Run(1);
            Collect(fired);
            starts[step + 1] = fired.Count;
        }

        return new SpikeRaster([.. fired], starts, Outputs);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void Save(Stream stream) => SimulationCheckpoint.Save(stream, _label, _network);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidDataException">The data are damaged, or of another shard. Nothing has been changed.</exception>
    public void Load(Stream stream) => SimulationCheckpoint.Load(stream, _label, _network);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no array of that name.</exception>
    public long LengthOf(string array) => ArrayPiece.LengthOf(_network, array);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no array of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not within the array.</exception>
    public void Read(string array, long offset, Span<byte> destination) => ArrayPiece.Read(_network, array, offset, destination);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no array of that name. Nothing has been changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not within the array. Nothing has been changed.</exception>
    public void Write(string array, long offset, ReadOnlySpan<byte> source) => ArrayPiece.Write(_network, array, offset, source);

    /// <summary>How many neurons here, and how many elsewhere.</summary>
    public override string ToString() => $"{Plural.Of(Outputs, "neuron")} that get spikes of {Inputs}";

    private void Collect(List<int> fired)
    {
        int first = 0;
        foreach (ISpikeSource output in _outputs)
        {
            foreach (int neuron in output.Fired)
            {
                fired.Add(first + neuron);
            }

            first += output.Count;
        }
    }
}
