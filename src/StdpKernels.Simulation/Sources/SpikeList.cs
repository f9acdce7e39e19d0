using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>The neurons that fire in a step, ascending, in memory that is reserved once.</summary>
public sealed class SpikeList
{
    private readonly int[] _neurons;
    private int _count;

    /// <summary>A list in which nothing has fired yet.</summary>
    /// <param name="neurons">How many neurons there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public SpikeList(int neurons) => _neurons = new int[Check.Count(neurons)];

    /// <summary>What was added since the last <see cref="Clear"/>. Valid until the next one.</summary>
    public ReadOnlySpan<int> Spikes => _neurons.AsSpan(0, _count);

    /// <summary>Starts a step, in which nothing has fired yet.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a neuron.</summary>
    /// <param name="neuron">Its number, greater than those that were added before.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such neuron, or it does not follow the others.</exception>
    public void Add(int neuron)
    {
        // What ascends and stays below the number of neurons cannot be more than them.
        if ((uint)neuron >= (uint)_neurons.Length || (_count > 0 && neuron <= _neurons[_count - 1]))
        {
            Refuse(neuron);
        }

        _neurons[_count++] = neuron;
    }

    /// <summary>The list as numbers of a checkpoint.</summary>
    internal void Transfer(StateTransfer state)
    {
        state.Value(ref _count, "count");
        state.Values(_neurons.AsSpan(), "neurons");
    }

    private void Refuse(int neuron) => throw new ArgumentOutOfRangeException(
        nameof(neuron),
        neuron,
        _count == 0
            ? $"neuron must be from 0 to {_neurons.Length - 1}, one of {Plural.Of(_neurons.Length, "neuron")}."
            : $"neuron must be above {_neurons[_count - 1]}, which fired before it, and below {_neurons.Length}.");
}
