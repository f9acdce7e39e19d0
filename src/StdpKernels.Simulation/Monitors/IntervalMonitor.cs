using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Counts the spikes of each neuron, and sums up the intervals between them: rates and coefficients of variation.</summary>
public sealed class IntervalMonitor : IMonitor
{
    private readonly ISpikeSource _source;
    private readonly double _dt;
    private readonly long[] _last;
    private readonly long[] _spikes;
    private readonly double[] _sums;
    private readonly double[] _squares;
    private long _stepsSeen;

    /// <summary>A monitor that has seen nothing.</summary>
    /// <param name="source">Whose spikes.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not a number above 0.</exception>
    public IntervalMonitor(ISpikeSource source, double dt)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require.TimeStep(dt);
        (_source, _dt) = (source, dt);
        _last = new long[source.Count];
        _spikes = new long[source.Count];
        _sums = new double[source.Count];
        _squares = new double[source.Count];
    }

    /// <summary>How often each neuron has fired.</summary>
    public ReadOnlySpan<long> Spikes => _spikes;

    /// <summary>The time that was watched, in seconds.</summary>
    public double Time => _stepsSeen * _dt;

    /// <summary>Spikes a second of each neuron.</summary>
    public double[] Rates() => [.. _spikes.Select(spikes => _stepsSeen == 0 ? 0 : spikes / Time)];

    /// <summary>The coefficient of variation of a neuron's intervals: their standard deviation over their mean; 1 for a Poisson train.</summary>
    /// <param name="neuron">Which neuron.</param>
    /// <returns>NaN with less than two intervals.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such neuron.</exception>
    public double CoefficientOfVariation(int neuron)
    {
        if ((uint)neuron >= (uint)_spikes.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(neuron), neuron, $"neuron must be from 0 to {_spikes.Length - 1}.");
        }

        double intervals = _spikes[neuron] - 1;
        if (intervals < 2)
        {
            return double.NaN;
        }

        // Whole numbers of steps, whose sums are exact in double precision for longer than anybody waits.
        double mean = _sums[neuron] / intervals;
        double variance = (_squares[neuron] - (intervals * mean * mean)) / (intervals - 1);
        return Math.Sqrt(Math.Max(variance, 0)) / mean;
    }

    /// <summary>The coefficients of variation of all neurons that have fired often enough for one.</summary>
    /// <param name="intervals">How many intervals a neuron must have, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 2.</exception>
    public double[] CoefficientsOfVariation(int intervals = 2)
    {
        if (intervals < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(intervals), intervals, "intervals must be at least 2.");
        }

        return [.. Enumerable.Range(0, _spikes.Length).Where(i => _spikes[i] > intervals).Select(CoefficientOfVariation)];
    }

    /// <inheritdoc/>
    public void Record(long step)
    {
        foreach (int neuron in _source.Fired)
        {
            if (_spikes[neuron]++ > 0)
            {
                double interval = step - _last[neuron];
                _sums[neuron] += interval;
                _squares[neuron] += interval * interval;
            }

            _last[neuron] = step;
        }

        _stepsSeen++;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _last.AsSpan().Clear();
        _spikes.AsSpan().Clear();
        _sums.AsSpan().Clear();
        _squares.AsSpan().Clear();
        _stepsSeen = 0;
    }

    /// <summary>The arrays <c>rate</c> and <c>cv</c>, a number for each neuron.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<(string Name, NpyArray Array)> ToArrays(string prefix = "") =>
    [
        ($"{prefix}rate", NpyArray.Create(Rates(), _spikes.Length)),
        ($"{prefix}cv", NpyArray.Create(
            Enumerable.Range(0, _spikes.Length).Select(CoefficientOfVariation).ToArray(), _spikes.Length)),
    ];

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(_last.AsSpan());
        state.Values(_spikes.AsSpan());
        state.Values(_sums.AsSpan());
        state.Values(_squares.AsSpan());
        state.Value(ref _stepsSeen);
    }
}
