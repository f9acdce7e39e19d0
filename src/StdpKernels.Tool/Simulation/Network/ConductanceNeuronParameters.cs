namespace StdpKernels.Tool.Simulation.Network;

/// <summary>What makes up a neuron of a <see cref="ConductancePopulation"/>. Potentials are in mV, times in seconds.</summary>
internal sealed record ConductanceNeuronParameters
{
    /// <summary><c>tau_m</c>: how fast the membrane relaxes without input.</summary>
    public double MembraneTimeConstant { get; init; } = 10e-3;

    /// <summary><c>E_l</c>: where it relaxes to, the reversal potential of the leak.</summary>
    public double RestingPotential { get; init; } = -74;

    /// <summary>The neuron fires when its potential exceeds this.</summary>
    public double ThresholdPotential { get; init; } = -54;

    /// <summary>Where a spike puts the potential.</summary>
    public double ResetPotential { get; init; } = -60;

    /// <summary><c>tau_e</c>: how fast the excitatory conductance decays.</summary>
    public double ExcitatoryTimeConstant { get; init; } = 5e-3;

    /// <summary><c>E_e</c>: the reversal potential of the excitatory synapses.</summary>
    public double ExcitatoryReversalPotential { get; init; }
}
