using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Homeostasis;

/// <summary>Groups of neurons with the same inputs, which excite each neuron differently; the inhibitory synapses of a group learn its rate.</summary>
internal sealed class HomeostasisNetwork : IStateful
{
    private readonly Network _network;
    private readonly List<Group> _groups = [];

    /// <param name="seed">Where the randomness starts from.</param>
    /// <param name="binSteps">The bins of the rates, in steps.</param>
    /// <param name="steps">All steps.</param>
    public HomeostasisNetwork(ulong seed, int binSteps, long steps)
    {
        const double Dt = HomeostasisParameters.TimeStep;
        _network = new Network(Dt, seed);
        var excitation = _network.Add(
            new PoissonSource(HomeostasisParameters.ExcitatoryInputs, HomeostasisParameters.ExcitatoryRate, Dt, _network.CreateRandom()));
        var inhibition = _network.Add(
            new PoissonSource(HomeostasisParameters.InhibitoryInputs, HomeostasisParameters.InhibitoryRate, Dt, _network.CreateRandom()));
        foreach (double target in HomeostasisParameters.Targets)
        {
            var neurons = _network.Add(
                new ConductanceLifPopulation<float>(HomeostasisParameters.Neurons, HomeostasisParameters.Neuron, Dt));
            neurons.Inhibition.Gain = HomeostasisParameters.InhibitoryGain;
            var fixedWeights = new StdpLinearLayer<float>(1, excitation.Count, neurons.Count, new(), Dt);
            TensorView<float> strengths = fixedWeights.EditWeights();
            for (int neuron = 0; neuron < neurons.Count; neuron++)
            {
                strengths.Span.Slice(neuron * excitation.Count, excitation.Count).Fill(HomeostasisParameters.StrengthOf(neuron));
            }

            // Two spikes of one step are one pair, and not one for either side: in a step of 1 ms that would be 2.5 % too many.
            StdpParameters<float> rule = StdpParameters.FromTargetRate<float>(
                target, HomeostasisParameters.Tau, HomeostasisParameters.LearningRate) with
            {
                CoincidenceMinus = StdpCoincidence.Excluded,
                WMax = HomeostasisParameters.GreatestWeight,
            };
            var learnt = new StdpLinearLayer<float>(1, inhibition.Count, neurons.Count, rule, Dt);
            _network.Connect(excitation, neurons.Excitation, fixedWeights, isPlastic: false);
            Connection<float> connection = _network.Connect(inhibition, neurons.Inhibition, learnt);
            _groups.Add(new Group(
                target,
                neurons,
                connection,
                _network.AddMonitor(new RateMonitor(neurons, binSteps, (int)(steps / binSteps), Dt)),
                _network.AddMonitor(new IntervalMonitor(neurons, Dt))));
        }
    }

    public IReadOnlyList<Group> Groups => _groups;

    public long Spikes => _groups.Sum(group => group.Neurons.Spikes);

    /// <summary>Moves on by one time step.</summary>
    /// <param name="excitation">How strong all excitation is, in units of what it is at first.</param>
    /// <param name="isPlastic">Whether inhibition learns.</param>
    public void Step(double excitation, bool isPlastic)
    {
        foreach (Group group in _groups)
        {
            group.Neurons.Excitation.Gain = excitation * HomeostasisParameters.LeastExcitation;
            group.Inhibition.IsPlastic = isPlastic;
        }

        _network.Run(1);
    }

    public void Transfer(StateTransfer state) => _network.Transfer(state);

    /// <summary>The neurons of one target.</summary>
    /// <param name="Target">Their rate to come to, in Hz.</param>
    /// <param name="Neurons">The neurons.</param>
    /// <param name="Inhibition">What they learn.</param>
    /// <param name="Rates">The mean rate over time.</param>
    /// <param name="Intervals">The rate of each neuron since it was last cleared.</param>
    public sealed record Group(
        double Target,
        ConductanceLifPopulation<float> Neurons,
        Connection<float> Inhibition,
        RateMonitor Rates,
        IntervalMonitor Intervals);
}
