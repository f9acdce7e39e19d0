using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>784 Poisson inputs of 20 Hz onto 400 leaky integrate-and-fire neurons, all to all, additive STDP, steps of 1 ms.</summary>
/// <remarks>
/// The weights lie in rows of presynaptic neurons: a spike reads its outgoing weights to propagate, and writes them to depress.
/// <c>bench/peers/networks.py</c> is the same network. A spike adds <c>weight · gain</c> to the potentials, which decay with 20 ms; above
/// one a neuron fires and starts from zero.
/// </remarks>
internal sealed class AllToAllNetwork : IStateful
{
    public const int Inputs = 784;
    public const int Neurons = 400;
    public const double TimeStep = 1e-3;

    private const double Rate = 20;
    private const double Gain = 1 / 140.0;
    private const double Tau = 20e-3;
    private const double Potentiation = 0.001;
    private const double DepressionRatio = 1.05;

    private readonly Network _network = new(TimeStep);
    private readonly DeltaLifPopulation<float> _neurons;
    private readonly PoissonSource _inputs;
    private readonly StdpLinearLayer<float> _synapses;

    public AllToAllNetwork(ulong seed)
    {
        Xoshiro256StarStar random = _network.AddState(new Xoshiro256StarStar(seed));
        _synapses = new StdpLinearLayer<float>(
            batchSize: 1,
            Inputs,
            Neurons,
            StdpParameters.FromTimeConstants<float>(Tau, Tau, TimeStep) with
            {
                EtaPlus = Potentiation,
                EtaMinus = Potentiation * DepressionRatio,
            },
            TimeStep,
            layout: StdpWeightLayout.PresynapticRows);
        random.Fill(_synapses.EditWeights().Span, 0, 1);
        _neurons = _network.Add(new DeltaLifPopulation<float>(Neurons, Neuron, TimeStep));
        _neurons.Excitation.Gain = Gain;

        // Else all neurons would fire together.
        random.Fill(_neurons.Potentials, 0, 1);
        _synapses.WarmUp();
        _inputs = _network.Add(new PoissonSource(Inputs, Rate, TimeStep, random));
        _network.Connect(_inputs, _neurons.Excitation, _synapses);
    }

    /// <summary>The weights, a row for each input.</summary>
    public ReadOnlyTensorView<float> Weights => _synapses.Weights;

    /// <summary>The inputs that fired in the last step.</summary>
    public ReadOnlySpan<int> LastInputs => _inputs.Fired;

    /// <summary>The neurons that fired in the last step.</summary>
    public ReadOnlySpan<int> LastFired => _neurons.Fired;

    private static LifParameters Neuron { get; } = new()
    {
        MembraneTimeConstant = Tau,
        RestingPotential = 0,
        ThresholdPotential = 1,
        ResetPotential = 0,
        RefractoryPeriod = 0,
    };

    /// <summary>Moves on by one time step.</summary>
    /// <returns>How many synapses an input or a neuron that fired has: the plastic updates of the step.</returns>
    public (int Spikes, int Updates) Step()
    {
        _network.Run(1);
        (int fired, int inputs) = (LastFired.Length, LastInputs.Length);
        return (fired, (inputs * Neurons) + (fired * Inputs));
    }

    public void Transfer(StateTransfer state) => _network.Transfer(state);
}
