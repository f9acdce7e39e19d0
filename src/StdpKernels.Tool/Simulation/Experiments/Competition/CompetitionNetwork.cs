using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>Poisson inputs onto one neuron, through synapses that learn with the additive rule between hard bounds.</summary>
/// <remarks>
/// <para>
/// A weight is in units of <c>g_max</c>, from 0 to 1. A spike adds one to its trace: the library adds <c>a · dt · tau_inv</c>, hence
/// <c>a = tau / dt</c>. The library's traces decay by <c>1 − dt / tau</c> a step.
/// </para>
/// <para>
/// The order within a step: (1) The neuron moves on with the conductance that earlier steps left, and may fire. (2) The inputs that fire in
/// this step raise the conductance by their weights from before this step's learning. (3) The synapses learn. So an input takes effect
/// on the neuron one step later, and one that fires together with the neuron has not made it fire. The rule takes such a
/// coincidence as both orders at once: potentiation by <c>A+</c> and depression by <c>A−</c>, a small net depression.
/// </para>
/// </remarks>
internal sealed class CompetitionNetwork : IStateful
{
    private static readonly int[] OutputNeuron = [0];

    private readonly Xoshiro256StarStar _random;
    private readonly ISpikeSource _inputs;
    private readonly LeakyIntegrateAndFire _neuron;
    private readonly double _peakConductance;
    private readonly StdpLinearLayer<float> _synapses;

    /// <summary>A neuron at rest, with weights drawn uniformly between the bounds.</summary>
    public CompetitionNetwork(CompetitionParameters parameters)
    {
        _random = new Xoshiro256StarStar(parameters.Seed);
        _synapses = new StdpLinearLayer<float>(
            batchSize: 1, inputs: parameters.Inputs, outputs: 1, CreateRule(parameters), parameters.TimeStep);
        foreach (ref float weight in _synapses.EditWeights().Span)
        {
            weight = (float)_random.NextDouble();
        }

        _synapses.WarmUp();
        _inputs = parameters.CorrelatedInputs == 0
            ? new PoissonInputs(parameters.Inputs, parameters.InputRate, parameters.TimeStep, _random)
            : new CorrelatedInputs(
                parameters.Inputs,
                parameters.CorrelatedInputs,
                parameters.Correlation,
                parameters.InputRate,
                parameters.TimeStep,
                _random);
        _neuron = new LeakyIntegrateAndFire(parameters.Neuron, parameters.TimeStep);
        _peakConductance = parameters.PeakConductance;
    }

    /// <summary>The weights in units of <c>g_max</c>, one for each input.</summary>
    public ReadOnlySpan<float> Weights => _synapses.Weights.Span;

    /// <summary>How many inputs fired in the last step.</summary>
    public int LastInputs { get; private set; }

    /// <summary>Moves on by one time step.</summary>
    /// <returns>Whether the neuron fired.</returns>
    public bool Step()
    {
        bool fired = _neuron.Step();

        ReadOnlySpan<int> inputs = _inputs.Step();
        LastInputs = inputs.Length;
        _neuron.Conductance += _peakConductance * Propagation.Sum(Weights, inputs);
        _synapses.Step(new SpikeEvents(inputs), new SpikeEvents(fired ? OutputNeuron : []));
        return fired;
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_inputs);
        state.Part(_neuron);
        state.Layer(_synapses);
    }

    private static StdpParameters<float> CreateRule(CompetitionParameters parameters)
    {
        double unitJump = parameters.TraceTimeConstant / parameters.TimeStep;
        return new StdpParameters<float>
        {
            Algorithm = parameters.Algorithm,
            APre = unitJump,
            APost = unitJump,
            TauPreInv = 1 / parameters.TraceTimeConstant,
            TauPostInv = 1 / parameters.TraceTimeConstant,
            EtaPlus = parameters.Potentiation,
            EtaMinus = parameters.Potentiation * parameters.DepressionRatio,
        };
    }
}
