namespace StdpKernels.Simulation;

/// <summary>Spikes that were recorded: a list for each step, played once or again and again.</summary>
public sealed class RecordedSource : ISpikeSource
{
    private readonly int[] _neurons;
    private readonly int[] _starts;
    private readonly bool _repeats;
    private long _step;

    /// <summary>A recording at its start.</summary>
    /// <param name="count">How many neurons there are.</param>
    /// <param name="trains">
    /// The neurons that fire, as the samples of a batch: those of step 0, ascending, then those of step 1, …. Copied.
    /// </param>
    /// <param name="repeats">Whether the recording starts over at its end; otherwise silence follows.</param>
    /// <exception cref="ArgumentException">
    /// A step's neurons do not ascend, or there are no steps to repeat.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or there is no such neuron.</exception>
    public RecordedSource(int count, SpikeEvents trains, bool repeats = false)
    {
        Count = Check.Count(count);
        if (repeats && trains.BatchSize == 0)
        {
            throw new ArgumentException("trains must have a step to repeat, but it has none.", nameof(trains));
        }

        _neurons = trains.Indices.ToArray();
        _starts = new int[trains.BatchSize + 1];
        for (int step = 0; step < trains.BatchSize; step++)
        {
            _starts[step + 1] = _starts[step] + trains[step].Length;
            RequireList(_neurons.AsSpan(_starts[step].._starts[step + 1]), step, nameof(trains));
        }

        _repeats = repeats;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>How many steps the recording has.</summary>
    public int Steps => _starts.Length - 1;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired
    {
        get
        {
            long step = _repeats ? (_step - 1) % Steps : _step - 1;
            return _step == 0 || step >= Steps ? [] : _neurons.AsSpan(_starts[step].._starts[step + 1]);
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Step()
    {
        _step++;
        return Fired;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Value(ref _step);
    }

    private void RequireList(ReadOnlySpan<int> fired, int step, string name)
    {
        for (int i = 0; i < fired.Length; i++)
        {
            if ((uint)fired[i] >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(
                    name, fired[i], $"{name} must have neurons from 0 to {Count - 1}, but {fired[i]} fires in step {step}.");
            }

            if (i > 0 && fired[i] <= fired[i - 1])
            {
                throw new ArgumentException(
                    $"{name} must ascend within a step, but {fired[i]} follows {fired[i - 1]} in step {step}.", name);
            }
        }
    }
}
