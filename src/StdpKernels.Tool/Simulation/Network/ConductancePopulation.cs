using System.Numerics;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Leaky integrate-and-fire neurons with an excitatory conductance, on a time grid.</summary>
/// <remarks>
/// <para>
/// <c>tau_m dV/dt = (E_l − V) + g (E_e − V)</c> and <c>tau_e dg/dt = −g</c>, with <c>g</c> relative to the leak. Above the threshold a
/// neuron fires and is reset; there is no refractory period. Potentials are in mV.
/// </para>
/// <para>
/// A step is exponential Euler: with <c>g</c> held at the value that it has when the step begins, the membrane equation is linear and its
/// solution exact and stable for any <c>g</c>. Then <c>g</c> decays, exactly. The exponential of each neuron is that of
/// <see cref="Math"/>: the one for vectors rounds differently with and without a fused multiply-add.
/// </para>
/// </remarks>
internal sealed class ConductancePopulation : IStateful
{
    private readonly ConductanceNeuronParameters _parameters;
    private readonly double _leakExponent;
    private readonly double _conductanceDecay;
    private readonly int _count;

    // Whole vectors, so that there is no rest: without conductance, what is behind the last neuron stays at its potential.
    private readonly double[] _potentials;
    private readonly double[] _conductances;
    private readonly double[] _decays;
    private readonly SpikeList _fired;

    /// <summary>Neurons at rest.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="parameters">Their constants.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    public ConductancePopulation(int count, ConductanceNeuronParameters parameters, double timeStep)
    {
        _parameters = parameters;
        _leakExponent = -timeStep / parameters.MembraneTimeConstant;
        _conductanceDecay = Math.Exp(-timeStep / parameters.ExcitatoryTimeConstant);
        _count = count;
        _potentials = new double[WholeVectors.Length<double>(count)];
        _potentials.AsSpan().Fill(parameters.RestingPotential);
        _conductances = new double[_potentials.Length];
        _decays = new double[_potentials.Length];
        _fired = new SpikeList(count);
    }

    /// <summary><c>V</c>: the membrane potential of each neuron in mV, for reading and writing.</summary>
    public Span<double> Potentials => _potentials.AsSpan(0, _count);

    /// <summary><c>g</c>: the excitatory conductances in units of the leak conductance. A presynaptic spike adds to them.</summary>
    public Span<double> Conductances => _conductances.AsSpan(0, _count);

    /// <summary>The neurons that fired in the last step, ascending.</summary>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <summary>Moves on by one time step.</summary>
    /// <returns>The neurons that fired, ascending. Valid until the next call.</returns>
    public ReadOnlySpan<int> Step()
    {
        for (int neuron = 0; neuron < _count; neuron++)
        {
            _decays[neuron] = Math.Exp(_leakExponent * (1 + _conductances[neuron]));
        }

        _fired.Clear();
        var resting = new Vector<double>(_parameters.RestingPotential);
        var reversal = new Vector<double>(_parameters.ExcitatoryReversalPotential);
        var conductanceDecay = new Vector<double>(_conductanceDecay);
        var threshold = new Vector<double>(_parameters.ThresholdPotential);
        for (int i = 0; i < _potentials.Length; i += Vector<double>.Count)
        {
            var conductance = new Vector<double>(_conductances, i);
            Vector<double> steady = (resting + (conductance * reversal)) / (Vector<double>.One + conductance);
            Vector<double> next = steady + ((new Vector<double>(_potentials, i) - steady) * new Vector<double>(_decays, i));
            next.CopyTo(_potentials, i);
            (conductance * conductanceDecay).CopyTo(_conductances, i);
            if (Vector.GreaterThanAny(next, threshold))
            {
                _fired.AddAbove(Potentials, i, _parameters.ThresholdPotential, _parameters.ResetPotential);
            }
        }

        return Fired;
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Values(Potentials);
        state.Values(Conductances);
    }
}
