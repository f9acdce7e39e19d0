using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Network;

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
    private const float Gain = 1 / 140f;
    private const double Tau = 20e-3;
    private const double Potentiation = 0.001;
    private const double DepressionRatio = 1.05;

    private readonly Xoshiro256StarStar _random;
    private readonly PoissonInputs _inputs;
    private readonly StdpLinearLayer<float> _synapses;
    private readonly LeakyPopulation _neurons = new(Neurons, Tau, TimeStep, Gain);

    public AllToAllNetwork(ulong seed)
    {
        _random = new Xoshiro256StarStar(seed);
        _synapses = new StdpLinearLayer<float>(
            batchSize: 1,
            Inputs,
            Neurons,
            new StdpParameters<float>
            {
                EtaPlus = Potentiation,
                EtaMinus = Potentiation * DepressionRatio,
            }.WithUnitJumps(Tau, Tau, TimeStep),
            TimeStep,
            layout: StdpWeightLayout.PresynapticRows);
        _random.Fill(_synapses.EditWeights().Span, 0, 1);

        // Else all neurons would fire together.
        _random.Fill(_neurons.Potentials, 0, 1);
        _synapses.WarmUp();
        _inputs = new PoissonInputs(Inputs, Rate, TimeStep, _random);
    }

    /// <summary>The weights, a row for each input.</summary>
    public ReadOnlyTensorView<float> Weights => _synapses.Weights;

    /// <summary>The inputs that fired in the last step.</summary>
    public ReadOnlySpan<int> LastInputs => _inputs.Fired;

    /// <summary>The neurons that fired in the last step.</summary>
    public ReadOnlySpan<int> LastFired => _neurons.Fired;

    /// <summary>Moves on by one time step.</summary>
    /// <returns>How many synapses an input or a neuron that fired has: the plastic updates of the step.</returns>
    public (int Spikes, int Updates) Step()
    {
        ReadOnlySpan<int> fired = _neurons.Step();
        ReadOnlySpan<int> inputs = _inputs.Step();
        _synapses.Propagate(new SpikeEvents(inputs), _neurons.Drive);
        _synapses.Step(new SpikeEvents(inputs), new SpikeEvents(fired));
        return (fired.Length, (inputs.Length * Neurons) + (fired.Length * Inputs));
    }

    public void Transfer(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_inputs);
        state.Layer(_synapses);
        state.Part(_neurons);
    }
}
