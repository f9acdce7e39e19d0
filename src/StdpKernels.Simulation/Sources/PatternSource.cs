namespace StdpKernels.Simulation;

/// <summary>Neurons that repeat a pattern: each fires once a period, always at its own step of it.</summary>
public sealed class PatternSource : ISpikeSource
{
    // The neurons in the order in which they fire, and where each step's part of them starts.
    private readonly int[] _order;
    private readonly int[] _starts;
    private int _step;
    private int _last;

    /// <summary>A pattern from its start.</summary>
    /// <param name="steps">At which step of the period each neuron fires.</param>
    /// <param name="period">How many steps a period has.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1, or a step is not one of it.</exception>
    public PatternSource(ReadOnlySpan<int> steps, int period)
    {
        Check.AtLeastOne(period, "a number of steps");
        int[] copy = steps.ToArray();
        foreach (int step in copy)
        {
            if (step < 0 || step >= period)
            {
                throw new ArgumentOutOfRangeException(nameof(steps), step, $"steps must be from 0 to {period - 1}, those of a period.");
            }
        }

        _order = [.. Enumerable.Range(0, copy.Length)];
        Array.Sort(copy, _order);
        _starts = new int[period + 1];
        foreach (int step in copy)
        {
            _starts[step + 1]++;
        }

        for (int step = 0; step < period; step++)
        {
            Array.Sort(_order, _starts[step], _starts[step + 1]);
            _starts[step + 1] += _starts[step];
        }

        _last = -1;
    }

    /// <inheritdoc/>
    public int Count => _order.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired => _last < 0 ? [] : _order.AsSpan(_starts[_last].._starts[_last + 1]);

    /// <inheritdoc/>
    public ReadOnlySpan<int> Step()
    {
        _last = _step;
        _step = (_step + 1) % (_starts.Length - 1);
        return Fired;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Value(ref _step);
        state.Value(ref _last);
    }
}
