using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Counts the spikes of a population in bins of time, one after the other.</summary>
public sealed class RateMonitor : IMonitor
{
    private readonly ISpikeSource _source;
    private readonly double _dt;
    private readonly long[] _counts;
    private long _stepsSeen;

    /// <summary>A monitor that has seen nothing.</summary>
    /// <param name="source">Whose spikes.</param>
    /// <param name="binSteps">How many steps a bin has.</param>
    /// <param name="bins">How many bins there is room for; what comes later is not counted.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A bin has less than one step, the number of bins is negative, or <paramref name="dt"/> is not a number above 0.
    /// </exception>
    public RateMonitor(ISpikeSource source, int binSteps, int bins, double dt)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require.TimeStep(dt);
        BinSteps = Check.AtLeastOne(binSteps, "a number of steps");
        (_source, _dt) = (source, dt);
        _counts = new long[Check.Count(bins)];
    }

    /// <summary>How many steps a bin has.</summary>
    public int BinSteps { get; }

    /// <summary>The spikes of all neurons in each bin that is complete.</summary>
    public ReadOnlySpan<long> Counts => _counts.AsSpan(0, (int)Math.Min(_stepsSeen / BinSteps, _counts.Length));

    /// <summary>Spikes a second of a neuron in each bin that is complete, in the mean over all neurons.</summary>
    public double[] Rates()
    {
        double[] rates = new double[Counts.Length];
        for (int i = 0; i < rates.Length; i++)
        {
            rates[i] = Counts[i] / (_source.Count * BinSteps * _dt);
        }

        return rates;
    }

    /// <inheritdoc/>
    public void Record(long step)
    {
        long bin = _stepsSeen++ / BinSteps;
        if (bin < _counts.Length)
        {
            _counts[bin] += _source.Fired.Length;
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _counts.AsSpan().Clear();
        _stepsSeen = 0;
    }

    /// <summary>The array <c>rate</c>, spikes a second of a neuron in each bin.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<(string Name, NpyArray Array)> ToArrays(string prefix = "")
    {
        double[] rates = Rates();
        return [($"{prefix}rate", NpyArray.Create(rates, rates.Length))];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(_counts.AsSpan());
        state.Value(ref _stepsSeen);
    }
}
