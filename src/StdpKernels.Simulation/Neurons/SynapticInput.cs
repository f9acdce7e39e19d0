using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Simulation;

/// <summary>Where neurons collect what spikes bring them until their next step, which takes it away: add to it.</summary>
/// <remarks>
/// One number a neuron, the sum of the weights of what arrives: <see cref="StdpLayer{T}.Propagate"/> adds to it. Weights onto an inhibitory
/// input are positive too: whether an input excites or inhibits is the input's to say.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SynapticInput<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Whole vectors; what is behind the last neuron stays zero.
    private readonly T[] _values;
    private T _gain = T.One;

    internal SynapticInput(ISpikeSource neurons, int count)
    {
        Neurons = neurons;
        Count = count;
        _values = WholeVectors.Of(count, T.Zero);
    }

    /// <summary>How many neurons there are.</summary>
    public int Count { get; }

    /// <summary>What each neuron gets in the next step, for reading and writing.</summary>
    public Span<T> Values => _values.AsSpan(0, Count);

    /// <summary>What a weight of one brings, in units of what the neurons take: potential, current or conductance.</summary>
    /// <remarks>It is a constant of the model, and no part of a checkpoint. Such as <c>g_max</c>; 1 at first.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Gain
    {
        get => double.CreateTruncating(_gain);
        set => _gain = Check.To<T>(Check.Finite(value, "", nameof(Gain)));
    }

    /// <summary>The neurons that get it.</summary>
    internal ISpikeSource Neurons { get; }

    /// <summary>What some neurons get, which they have then got.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector<T> Take(int first)
    {
        Vector<T> taken = new Vector<T>(_values, first) * _gain;
        Vector<T>.Zero.CopyTo(_values, first);
        return taken;
    }

    /// <summary>Takes away what has come since the last step.</summary>
    internal void Clear() => _values.AsSpan().Clear();
}
