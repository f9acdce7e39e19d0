using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tool.Simulation.Experiments.Reward;

/// <summary>
/// Two cues, two choices: each agent has a neuron for either, and the one that fires more often while a cue is on is its choice. Right
/// choices are rewarded later, by how much better that is than what the agent expects of the cue.
/// </summary>
internal sealed class ChoiceTask : IStateful
{
    private const int Neurons = 2 * RewardParameters.Agents;

    private readonly Network _network;
    private readonly ModulatedPoissonSource _cues;
    private readonly DeltaLifPopulation<float> _neurons;
    private readonly StdpLinearLayer<float> _synapses;
    private readonly StdpEligibility<float> _eligibility;
    private readonly Xoshiro256StarStar _random;
    private readonly int[] _counts = new int[Neurons];
    private readonly float[] _rewards = new float[Neurons];
    private readonly double[] _expected = new double[Neurons];
    private readonly int[] _right;
    private int _cue;

    /// <param name="delay">From the end of a cue to the reward, in steps.</param>
    /// <param name="trials">How many there will be.</param>
    /// <param name="seed">Where the randomness starts from.</param>
    public ChoiceTask(int delay, int trials, ulong seed)
    {
        const double Dt = RewardParameters.TimeStep;
        Delay = delay;
        _right = new int[trials];
        _network = new Network(Dt, seed);
        _random = _network.CreateRandom();
        _cues = _network.Add(
            new ModulatedPoissonSource(2 * RewardParameters.InputsPerCue, RewardParameters.InputRate, Dt, _network.CreateRandom()));
        _neurons = _network.Add(new DeltaLifPopulation<float>(Neurons, RewardParameters.Neuron, Dt));
        _neurons.Excitation.Gain = RewardParameters.InputGain;

        StdpParameters<float> rule = StdpParameters.FromTimeConstants<float>(RewardParameters.Tau, RewardParameters.Tau, Dt, exact: true) with
        {
            EtaPlus = RewardParameters.EtaPlus,
            EtaMinus = RewardParameters.EtaMinus,
        };
        _synapses = new StdpLinearLayer<float>(batchSize: 1, _cues.Count, Neurons, rule, Dt);
        _synapses.EditWeights().Span.Fill((float)RewardParameters.InitialWeight);
        _eligibility = _synapses.AddEligibility(1 / RewardParameters.EligibilityTau);
        _network.Connect(_cues, _neurons.Excitation, _synapses);
        PoissonDrive.Add(
            _network,
            _neurons.Excitation,
            Neurons,
            new(0, Neurons),
            RewardParameters.NoiseRate,
            RewardParameters.NoiseGain / RewardParameters.InputGain);
    }

    /// <summary>From the end of a cue to the reward, in steps.</summary>
    public int Delay { get; }

    /// <summary>How many agents chose right in each trial.</summary>
    public ReadOnlySpan<int> Right => _right;

    public long Spikes => _neurons.Spikes;

    /// <summary>The weights, a row for each neuron: those of an agent are one after the other.</summary>
    public ReadOnlySpan<float> Weights => _synapses.Weights.Span;

    public void Step(long step)
    {
        (long trial, long position) = Math.DivRem(step, RewardParameters.TrialSteps);
        switch (position)
        {
            case 0:
                StartCue();
                break;
            case RewardParameters.CueSteps:
                _cues.Intensities.Clear();
                Choose((int)trial);
                break;
        }

        _network.Run(1);
        Compete();
        if (position == RewardParameters.CueSteps + Delay)
        {
            _eligibility.Reward(_rewards);
        }
    }

    public void Transfer(StateTransfer state)
    {
        state.Part(_network);
        state.Values(_cues.Intensities);
        state.Values(_counts.AsSpan());
        state.Values(_rewards.AsSpan());
        state.Values(_expected.AsSpan());
        state.Values(_right.AsSpan());
        state.Value(ref _cue);
    }

    private void StartCue()
    {
        _cue = (int)(_random.NextUInt64() >> 63);
        _cues.Intensities.Slice(_cue * RewardParameters.InputsPerCue, RewardParameters.InputsPerCue).Fill(1);
        _counts.AsSpan().Clear();
    }

    // The neuron that fires keeps the other one of its agent from firing.
    private void Compete()
    {
        foreach (int neuron in _neurons.Fired)
        {
            _counts[neuron]++;
            _neurons.Potentials[neuron ^ 1] = (float)(RewardParameters.Neuron.RestingPotential - RewardParameters.Inhibition);
        }
    }

    private void Choose(int trial)
    {
        for (int agent = 0; agent < RewardParameters.Agents; agent++)
        {
            int first = 2 * agent;
            int lead = _counts[first + 1] - _counts[first];
            int choice = lead == 0 ? (int)(_random.NextUInt64() >> 63) : lead > 0 ? 1 : 0;
            double reward = choice == _cue ? 1 : 0;
            _right[trial] += choice == _cue ? 1 : 0;

            ref double expected = ref _expected[first + _cue];
            float surprise = (float)(RewardParameters.LearningRate * (reward - expected));
            expected += RewardParameters.ExpectationRate * (reward - expected);
            (_rewards[first], _rewards[first + 1]) = (surprise, surprise);
        }
    }
}
