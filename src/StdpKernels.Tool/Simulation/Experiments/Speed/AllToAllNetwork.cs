using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>784 Poisson inputs of 20 Hz onto 400 leaky integrate-and-fire neurons, all to all, additive STDP, steps of 1 ms.</summary>
/// <remarks>
/// <para>
/// <c>bench/peers/all_to_all.py</c> is the same network. A spike adds <c>weight · gain</c> to the potentials, which decay with 20 ms; above
/// one a neuron fires and starts from zero.
/// </para>
/// <para>
/// The weights lie with a row for each input, so that a spike's fan-out is one contiguous row: read to propagate it, and written to
/// depress it. The library's rows belong to the side that it calls postsynaptic, hence the two sides change places, with
/// <c>eta_plus = −A−</c> and <c>eta_minus = −A+</c>. Under the additive rule that is the same update, to the last bit.
/// </para>
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
            inputs: Neurons,
            outputs: Inputs,
            new StdpParameters<float>
            {
                APre = Tau / TimeStep,
                APost = Tau / TimeStep,
                TauPreInv = 1 / Tau,
                TauPostInv = 1 / Tau,
                EtaPlus = -Potentiation * DepressionRatio,
                EtaMinus = -Potentiation,
            },
            TimeStep);
        foreach (ref float weight in _synapses.EditWeights().Span)
        {
            weight = (float)_random.NextDouble();
        }

        // Else all neurons would fire together.
        foreach (ref float potential in _neurons.Potentials)
        {
            potential = (float)_random.NextDouble();
        }

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
        Propagation.AddRows(_synapses.Weights, inputs, _neurons.Drive);
        _synapses.Step(new SpikeEvents(fired), new SpikeEvents(inputs));
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
