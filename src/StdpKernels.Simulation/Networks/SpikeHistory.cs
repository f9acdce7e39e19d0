using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Which neurons fired in the last steps: a ring of lists, for spikes that arrive later.</summary>
public sealed class SpikeHistory : IStateful
{
    private readonly int _count;
    private readonly int[] _neurons;
    private readonly int[] _lengths;
    private int _newest;

    /// <summary>A history of silence.</summary>
    /// <param name="neurons">How many neurons there are.</param>
    /// <param name="steps">How many steps are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number of neurons is negative, that of steps below 1, or all of them may have more spikes than an array has elements.
    /// </exception>
    public SpikeHistory(int neurons, int steps)
    {
        _count = Check.Count(neurons);
        Check.AtLeastOne(steps, "a number of steps");
        Require.Fits((long)neurons * steps, "the spikes of all steps", nameof(steps));
        _neurons = new int[neurons * steps];
        _lengths = new int[steps];
    }

    /// <summary>How many steps are kept.</summary>
    public int Steps => _lengths.Length;

    /// <summary>The neurons that fired in a step, ascending. Valid until it is forgotten.</summary>
    /// <param name="age">How many steps ago; 0 for the newest.</param>
    /// <exception cref="ArgumentOutOfRangeException">So many steps are not kept.</exception>
    public ReadOnlySpan<int> this[int age]
    {
        get
        {
            if ((uint)age >= (uint)Steps)
            {
                throw new ArgumentOutOfRangeException(nameof(age), age, $"age must be from 0 to {Steps - 1}.");
            }

            int slot = _newest >= age ? _newest - age : _newest - age + Steps;
            return _neurons.AsSpan(slot * _count, _lengths[slot]);
        }
    }

    /// <summary>Keeps a step, and forgets the oldest.</summary>
    /// <param name="fired">The neurons that fired, ascending.</param>
    /// <exception cref="ArgumentException">There are more than all neurons. Nothing has been changed.</exception>
    public void Add(ReadOnlySpan<int> fired)
    {
        if (fired.Length > _count)
        {
            Require.Throw($"fired must be at most {Plural.Of(_count, "neuron")}, but there are {fired.Length}.", nameof(fired));
        }

        _newest = _newest + 1 == Steps ? 0 : _newest + 1;
        fired.CopyTo(_neurons.AsSpan(_newest * _count, _count));
        _lengths[_newest] = fired.Length;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(_neurons.AsSpan());
        state.Values(_lengths.AsSpan());
        state.Value(ref _newest);
    }
}
