using System.Numerics;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Leaky integrate-and-fire neurons that a spike moves at once, on a time grid. The threshold is 1, a spike resets to 0.</summary>
/// <remarks>
/// <c>tau dv/dt = −v</c>, exactly, and then <c>v ← v + gain · drive</c>, with what spikes have brought since the last step. Above the
/// threshold a neuron fires and starts from zero, without a refractory period. Potentials are in units of the threshold.
/// </remarks>
internal sealed class LeakyPopulation : IStateful
{
    private const float Threshold = 1;

    // Whole vectors, so that there is no rest: without drive, what is behind the last neuron stays at zero.
    private readonly float[] _potentials;
    private readonly float[] _drive;
    private readonly int _count;
    private readonly SpikeList _fired;
    private readonly float _leak;
    private readonly float _gain;

    /// <summary>Neurons at rest.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="timeConstant"><c>tau</c> in seconds.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    /// <param name="gain">What a drive of 1 adds to the potential.</param>
    public LeakyPopulation(int count, double timeConstant, double timeStep, float gain)
    {
        _potentials = new float[WholeVectors.Length<float>(count)];
        _drive = new float[_potentials.Length];
        _count = count;
        _fired = new SpikeList(count);
        _leak = (float)Math.Exp(-timeStep / timeConstant);
        _gain = gain;
    }

    /// <summary>The potential of each neuron, for reading and writing.</summary>
    public Span<float> Potentials => _potentials.AsSpan(0, _count);

    /// <summary>What each neuron gets in the next step, which takes it away: add to it.</summary>
    public Span<float> Drive => _drive.AsSpan(0, _count);

    /// <summary>The neurons that fired in the last step, ascending.</summary>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <summary>Moves on by one time step.</summary>
    /// <returns>The neurons that fired, ascending. Valid until the next call.</returns>
    public ReadOnlySpan<int> Step()
    {
        _fired.Clear();
        var leak = new Vector<float>(_leak);
        var gain = new Vector<float>(_gain);
        var threshold = new Vector<float>(Threshold);
        for (int i = 0; i < _potentials.Length; i += Vector<float>.Count)
        {
            Vector<float> next = (new Vector<float>(_drive, i) * gain) + (new Vector<float>(_potentials, i) * leak);
            next.CopyTo(_potentials, i);
            Vector<float>.Zero.CopyTo(_drive, i);
            if (Vector.GreaterThanAny(next, threshold))
            {
                _fired.AddAbove(Potentials, i, Threshold, reset: 0);
            }
        }

        return Fired;
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Values(Potentials);
        state.Values(Drive);
    }
}
