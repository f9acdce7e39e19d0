using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Reward;

/// <summary>One pair of spikes for each neuron, and a reward for each after its own delay: what a reward that comes late still changes.</summary>
internal sealed class CreditTrial : IStateful
{
    /// <summary>The delays: multiples of so many steps.</summary>
    public const int Spacing = 20;
    public const int Delays = 51;

    private static readonly int[] Input = [0];
    private static readonly int[] Neurons = [.. Enumerable.Range(0, Delays)];

    private readonly double[] _rewards = new double[Delays];
    private readonly StdpLinearLayer<double> _synapses;
    private readonly StdpEligibility<double> _eligibility;

    public CreditTrial()
    {
        StdpParameters<double> rule = StdpParameters.FromTimeConstants<double>(
            RewardParameters.Tau, RewardParameters.Tau, RewardParameters.TimeStep, exact: true) with
        {
            EtaPlus = 1,
            HardBound = false,
        };
        _synapses = new StdpLinearLayer<double>(batchSize: 1, inputs: 1, outputs: Delays, rule, RewardParameters.TimeStep);
        _eligibility = _synapses.AddEligibility(1 / RewardParameters.EligibilityTau);
    }

    /// <summary>The steps in which something happens: the input, the neurons, and the rewards.</summary>
    public static int Steps => 2 + (Spacing * (Delays - 1));

    /// <summary>The change of each weight, in units of what it would be without a delay.</summary>
    public double[] Credits => [.. _synapses.Weights.Span.ToArray().Select(change => change / Math.Exp(-RewardParameters.TimeStep / RewardParameters.Tau))];

    public void Step(int step)
    {
        _eligibility.Step(new SpikeEvents(step == 0 ? Input : []), new SpikeEvents(step == 1 ? Neurons : []));
        (int neuron, int rest) = Math.DivRem(step - 1, Spacing);
        if (step >= 1 && rest == 0 && neuron < Delays)
        {
            _rewards[neuron] = 1;
            _eligibility.Reward(_rewards);
            _rewards[neuron] = 0;
        }
    }

    public void Transfer(StateTransfer state) => state.Layer(_synapses);
}
