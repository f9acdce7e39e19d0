using System.Numerics;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>The neurons that fire in a step, in memory that is reserved once.</summary>
/// <param name="capacity">How many can fire at once.</param>
internal sealed class SpikeList(int capacity)
{
    private readonly int[] _neurons = new int[capacity];
    private int _count;

    /// <summary>What was added since the last <see cref="Clear"/>, in that order. Valid until the next one.</summary>
    public ReadOnlySpan<int> Spikes => _neurons.AsSpan(0, _count);

    /// <summary>Starts a step, in which nothing has fired yet.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a neuron. Layers want them ascending.</summary>
    public void Add(int neuron) => _neurons[_count++] = neuron;

    /// <summary>Adds the neurons of a vector that are above their threshold, and resets them.</summary>
    /// <param name="potentials">The potentials of all neurons.</param>
    /// <param name="first">The first neuron of the vector, which may reach beyond the last one.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="reset">Where they start from.</param>
    public void AddAbove<T>(Span<T> potentials, int first, T threshold, T reset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int end = Math.Min(first + Vector<T>.Count, potentials.Length);
        for (int neuron = first; neuron < end; neuron++)
        {
            if (potentials[neuron] > threshold)
            {
                potentials[neuron] = reset;
                Add(neuron);
            }
        }
    }
}
