using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Inputs that repeat a pattern: each fires once a period, always at its own step of it.</summary>
internal sealed class PatternInputs : ISpikeSource
{
    // The inputs in the order in which they fire, and where each step's part of them starts.
    private readonly int[] _order;
    private readonly int[] _starts;
    private int _step;

    /// <summary>A pattern from its start.</summary>
    /// <param name="steps">At which step of the period each input fires.</param>
    /// <param name="period">How many steps a period has.</param>
    public PatternInputs(ReadOnlySpan<int> steps, int period)
    {
        int[] copy = steps.ToArray();
        _order = [.. Enumerable.Range(0, copy.Length).OrderBy(input => copy[input]).ThenBy(input => input)];
        _starts = [.. Enumerable.Range(0, period + 1).Select(step => copy.Count(other => other < step))];
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Step()
    {
        ReadOnlySpan<int> fired = _order.AsSpan(_starts[_step].._starts[_step + 1]);
        _step = (_step + 1) % (_starts.Length - 1);
        return fired;
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state) => state.Value(ref _step);
}
