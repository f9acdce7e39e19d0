using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Simulation;

/// <summary>The synaptic currents or conductances of a population: what has come in is added when a step begins, and decays exponentially in it.</summary>
/// <param name="count">How many neurons there are.</param>
/// <param name="input">What comes in.</param>
/// <param name="timeConstant">Their time constant in seconds.</param>
/// <param name="dt">The time step in seconds.</param>
internal readonly struct DecayingInput<T>(int count, SynapticInput<T> input, double timeConstant, double dt)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values = WholeVectors.Of(count, T.Zero);
    private readonly T _decay = Check.To<T>(LifParameters.Decay(dt, timeConstant));

    /// <summary>One number for each neuron.</summary>
    public Span<T> Values => _values.AsSpan(0, count);

    public void Clear() => _values.AsSpan().Clear();

    /// <summary>Moves those of some neurons on, and gives what they were at the beginning of the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Next(int first)
    {
        Vector<T> current = new Vector<T>(_values, first) + input.Take(first);
        (current * _decay).CopyTo(_values, first);
        return current;
    }
}
