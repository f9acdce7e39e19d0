using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>The spikes of the steps of a window, list after list, as <see cref="StdpLayer{T}.StepWindow"/> takes them.</summary>
public sealed class SpikeWindow : IStateful
{
    private readonly int _count;
    private readonly int[] _neurons;
    private readonly int[] _starts;
    private int _steps;

    /// <summary>A window without steps.</summary>
    /// <param name="neurons">How many neurons there are.</param>
    /// <param name="steps">How many steps the window can have.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number of neurons is negative, that of steps below 1, or all of them may have more spikes than an array has elements.
    /// </exception>
    public SpikeWindow(int neurons, int steps)
    {
        _count = Check.Count(neurons);
        Check.AtLeastOne(steps, "a number of steps");
        Require.Fits((long)neurons * steps, "the spikes of all steps", nameof(steps));
        _neurons = new int[neurons * steps];
        _starts = new int[steps + 1];
    }

    /// <summary>How many steps it has.</summary>
    public int Steps => _steps;

    /// <summary>Whether it has as many steps as it can have.</summary>
    public bool IsFull => _steps == _starts.Length - 1;

    /// <summary>The spikes: a sample for each step.</summary>
    public SpikeEvents Events => new(_neurons.AsSpan(0, _starts[_steps]), _starts.AsSpan(0, _steps + 1));

    /// <summary>Adds a step.</summary>
    /// <param name="fired">The neurons that fired, ascending.</param>
    /// <exception cref="ArgumentException">There are more than all neurons. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">The window is full. Nothing has been changed.</exception>
    public void Add(ReadOnlySpan<int> fired)
    {
        if (IsFull)
        {
            throw new InvalidOperationException($"The window is full: it can have {Plural.Of(_steps, "step")}.");
        }

        if (fired.Length > _count)
        {
            Require.Throw($"fired must be at most {Plural.Of(_count, "neuron")}, but there are {fired.Length}.", nameof(fired));
        }

        fired.CopyTo(_neurons.AsSpan(_starts[_steps], fired.Length));
        _starts[_steps + 1] = _starts[_steps] + fired.Length;
        _steps++;
    }

    /// <summary>Starts another window.</summary>
    public void Clear() => _steps = 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(_neurons.AsSpan());
        state.Values(_starts.AsSpan());
        state.Value(ref _steps);
    }
}
