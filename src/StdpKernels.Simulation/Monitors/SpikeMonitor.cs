namespace StdpKernels.Simulation;

/// <summary>Records which neurons fire in which step, up to a number of spikes; those beyond it are counted.</summary>
public sealed class SpikeMonitor : IMonitor
{
    private readonly ISpikeSource _source;
    private readonly int _neurons;
    private readonly long[] _steps;
    private readonly int[] _fired;
    private int _count;
    private long _missed;

    /// <summary>A monitor that has seen nothing.</summary>
    /// <param name="source">Whose spikes.</param>
    /// <param name="capacity">How many spikes there is room for, 12 bytes each.</param>
    /// <param name="neurons">Of how many neurons, the first ones; all, if there are not as many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public SpikeMonitor(ISpikeSource source, int capacity, int neurons = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _neurons = Math.Min(Check.Count(neurons), source.Count);
        _steps = new long[Check.Count(capacity)];
        _fired = new int[capacity];
    }

    /// <summary>In which step each spike was, from 0; ascending.</summary>
    public ReadOnlySpan<long> Steps => _steps.AsSpan(0, _count);

    /// <summary>Which neuron fired.</summary>
    public ReadOnlySpan<int> Neurons => _fired.AsSpan(0, _count);

    /// <summary>How many spikes there was no room for.</summary>
    public long Missed => _missed;

    /// <inheritdoc/>
    public void Record(long step)
    {
        foreach (int neuron in _source.Fired)
        {
            if (neuron >= _neurons)
            {
                break;
            }

            if (_count == _steps.Length)
            {
                _missed++;
                continue;
            }

            _steps[_count] = step;
            _fired[_count++] = neuron;
        }
    }

    /// <inheritdoc/>
    public void Clear() => (_count, _missed) = (0, 0);

    /// <summary>The arrays <c>step</c> and <c>neuron</c>, a number for each spike.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<(string Name, NpyArray Array)> ToArrays(string prefix = "") =>
    [
        ($"{prefix}step", NpyArray.Create(Steps.ToArray(), _count)),
        ($"{prefix}neuron", NpyArray.Create(Neurons.ToArray(), _count)),
    ];

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(_steps.AsSpan());
        state.Values(_fired.AsSpan());
        state.Value(ref _count);
        state.Value(ref _missed);
    }
}
