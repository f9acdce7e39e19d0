using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>A leaky integrate-and-fire neuron with an excitatory conductance, on a time grid.</summary>
/// <remarks>
/// <para>
/// <c>tau_m dV/dt = (E_l − V) + g (E_e − V)</c> and <c>tau_e dg/dt = −g</c>, with <c>g</c> relative to the leak. Above the threshold
/// the neuron fires and is reset; there is no refractory period.
/// </para>
/// <para>
/// A step is exponential Euler: with <c>g</c> held at the value that it has when the step begins, the membrane equation is linear and its
/// solution exact and stable for any <c>g</c>. Then <c>g</c> decays, exactly.
/// </para>
/// </remarks>
internal sealed class LeakyIntegrateAndFire : IStateful
{
    private readonly LeakyIntegrateAndFireParameters _parameters;
    private readonly double _leakExponent;
    private readonly double _conductanceDecay;
    private double _potential;
    private double _conductance;

    /// <summary>A neuron at rest.</summary>
    /// <param name="parameters">Its constants.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    public LeakyIntegrateAndFire(LeakyIntegrateAndFireParameters parameters, double timeStep)
    {
        _parameters = parameters;
        _leakExponent = -timeStep / parameters.MembraneTimeConstant;
        _conductanceDecay = Math.Exp(-timeStep / parameters.ExcitatoryTimeConstant);
        Potential = parameters.RestingPotential;
    }

    /// <summary><c>V</c>: the membrane potential in mV.</summary>
    public double Potential
    {
        get => _potential;
        set => _potential = value;
    }

    /// <summary><c>g</c>: the excitatory conductance in units of the leak conductance. A presynaptic spike adds to it.</summary>
    public double Conductance
    {
        get => _conductance;
        set => _conductance = value;
    }

    /// <summary>Moves on by one time step.</summary>
    /// <returns>Whether the neuron fired.</returns>
    public bool Step()
    {
        double total = 1 + Conductance;
        double steady =
            (_parameters.RestingPotential + (Conductance * _parameters.ExcitatoryReversalPotential)) / total;
        Potential = steady + ((Potential - steady) * Math.Exp(_leakExponent * total));
        Conductance *= _conductanceDecay;

        bool fires = Potential > _parameters.ThresholdPotential;
        if (fires)
        {
            Potential = _parameters.ResetPotential;
        }

        return fires;
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Value(ref _potential);
        state.Value(ref _conductance);
    }
}
