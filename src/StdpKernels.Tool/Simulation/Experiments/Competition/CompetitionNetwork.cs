using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>Poisson inputs onto one neuron, through synapses that learn with the additive rule between hard bounds.</summary>
/// <remarks>
/// A weight is in units of <c>g_max</c>, from 0 to 1. A spike adds one to its trace. The order within a step is that of
/// <see cref="ConductanceNetwork"/>; what a coincidence of input and neuron does is the <see cref="CompetitionConvention"/>.
/// </remarks>
internal sealed class CompetitionNetwork : IStateful
{
    private readonly Xoshiro256StarStar _random;
    private readonly ConductanceNetwork _network;

    /// <summary>A neuron at rest, with weights drawn uniformly between the bounds.</summary>
    public CompetitionNetwork(CompetitionParameters parameters)
    {
        _random = new Xoshiro256StarStar(parameters.Seed);
        var synapses = new StdpLinearLayer<float>(
            batchSize: 1, inputs: parameters.Inputs, outputs: 1, CreateRule(parameters), parameters.TimeStep);
        _random.Fill(synapses.EditWeights().Span, 0, 1);
        synapses.WarmUp();
        ISpikeSource inputs = parameters.CorrelatedInputs == 0
            ? new PoissonSource(parameters.Inputs, parameters.InputRate, parameters.TimeStep, _random)
            : new CorrelatedPoissonSource(
                parameters.Inputs,
                parameters.CorrelatedInputs,
                parameters.Correlation,
                parameters.InputRate,
                parameters.TimeStep,
                _random);
        var neuron = new ConductanceLifPopulation<double>(1, parameters.Neuron, parameters.TimeStep);
        _network = new ConductanceNetwork(inputs, synapses, neuron, parameters.PeakConductance);
    }

    /// <summary>The weights in units of <c>g_max</c>, one for each input.</summary>
    public ReadOnlySpan<float> Weights => _network.Weights;

    /// <summary>How many inputs fired in the last step.</summary>
    public int LastInputs => _network.LastInputs;

    /// <summary>The rule of the synapses.</summary>
    public static StdpParameters<float> CreateRule(CompetitionParameters parameters)
    {
        double tau = parameters.TraceTimeConstant;
        bool isBrian2 = parameters.Convention == CompetitionConvention.Brian2;
        StdpParameters<float> rule = StdpParameters.FromTimeConstants<float>(tau, tau, parameters.TimeStep, exact: isBrian2) with
        {
            Algorithm = parameters.Algorithm,
            EtaPlus = parameters.Potentiation,
            EtaMinus = parameters.Potentiation * parameters.DepressionRatio,
        };
        return isBrian2
            ? rule with
            {
                CoincidenceMinus = StdpCoincidence.Excluded,
                Order = StdpOrder.DepressionFirst,
                BoundScope = StdpBoundScope.TouchedWeights,
            }
            : rule;
    }

    /// <summary>Moves on by one time step.</summary>
    /// <returns>Whether the neuron fired.</returns>
    public bool Step() => !_network.Step().IsEmpty;

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_network);
    }
}
