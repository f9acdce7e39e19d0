using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>Excitatory and inhibitory neurons with conductances, randomly connected, whose excitatory synapses among each other learn.</summary>
internal sealed class BalancedNetwork : IStateful
{
    /// <summary>How many neurons of each kind are watched spike by spike.</summary>
    public const int Watched = 400;

    /// <summary>How many weights are recorded over time.</summary>
    public const int WatchedWeights = 200;

    /// <summary>The bins of the population rates, in steps.</summary>
    public const int RateBin = 100;

    private const int WeightSteps = 1000;

    // Far more than a state at a few spikes a second needs; a network that runs away fills it, and is seen by its rate.
    private const int SpikesPerSecond = 50;

    private readonly Network _network;
    private readonly ConductanceLifPopulation<float> _excitatory;
    private readonly ConductanceLifPopulation<float> _inhibitory;

    public BalancedNetwork(BalancedParameters parameters, ulong seed)
    {
        const double Dt = BalancedParameters.TimeStep;
        _network = new Network(Dt, seed);
        _excitatory = Neurons(parameters.Excitatory, BalancedParameters.ExcitatoryNeuron);
        _inhibitory = Neurons(parameters.Inhibitory, BalancedParameters.InhibitoryNeuron);

        Plastic = Synapses(parameters.Excitatory, parameters.Excitatory, Rule);
        _network.Connect(_excitatory, _excitatory.Excitation, Plastic, BalancedParameters.Delay);
        Fix(_excitatory, _inhibitory.Excitation);
        Fix(_inhibitory, _excitatory.Inhibition);
        Fix(_inhibitory, _inhibitory.Inhibition);
        Drive(_excitatory);
        Drive(_inhibitory);

        double seconds = parameters.Duration + BalancedParameters.Settling;
        ExcitatorySpikes = _network.AddMonitor(new SpikeMonitor(_excitatory, (int)(Watched * SpikesPerSecond * seconds), Watched));
        InhibitorySpikes = _network.AddMonitor(new SpikeMonitor(_inhibitory, (int)(Watched * SpikesPerSecond * seconds), Watched));
        int bins = (int)(parameters.Steps / RateBin);
        ExcitatoryRates = _network.AddMonitor(new RateMonitor(_excitatory, RateBin, bins, Dt));
        InhibitoryRates = _network.AddMonitor(new RateMonitor(_inhibitory, RateBin, bins, Dt));
        ExcitatoryIntervals = _network.AddMonitor(new IntervalMonitor(_excitatory, Dt));
        InhibitoryIntervals = _network.AddMonitor(new IntervalMonitor(_inhibitory, Dt));
        int[] synapses = [.. Enumerable.Range(0, WatchedWeights).Select(i => (int)((long)i * Plastic.Connectivity.Count / WatchedWeights))];
        Weights = _network.AddMonitor(new WeightMonitor<float>(Plastic, synapses, WeightSteps, (int)(parameters.Steps / WeightSteps)));

        ConductanceLifPopulation<float> Neurons(int count, LifParameters neuron)
        {
            var neurons = _network.Add(new ConductanceLifPopulation<float>(count, neuron, Dt));
            neurons.Excitation.Gain = parameters.ExcitatoryGain;
            neurons.Inhibition.Gain = parameters.InhibitoryGain;
            _network.CreateRandom().Fill(neurons.Potentials, neuron.RestingPotential, neuron.ThresholdPotential);
            return neurons;
        }

        // A train for each neuron, through a synapse of its own.
        void Drive(ConductanceLifPopulation<float> neurons)
        {
            int[] each = [.. Enumerable.Range(0, neurons.Count)];
            var source = _network.Add(new PoissonSource(neurons.Count, BalancedParameters.InputRate, Dt, _network.CreateRandom()));
            var synapses = new StdpSparseLayer<float>(
                batchSize: 1, StdpConnectivity.FromPairs(neurons.Count, neurons.Count, each, each), new(), Dt);
            synapses.EditWeights().Span.Fill((float)(BalancedParameters.InputGain / parameters.ExcitatoryGain));
            _network.Connect(source, neurons.Excitation, synapses, isPlastic: false);
        }

        StdpSparseLayer<float> Synapses(int from, int to, StdpParameters<float> rule)
        {
            var layer = new StdpSparseLayer<float>(
                batchSize: 1, StdpConnectivity.Random(from, to, parameters.Probability, _network.CreateSeed()), rule, Dt);
            layer.EditWeights().Span.Fill(1);
            return layer;
        }

        void Fix(ConductanceLifPopulation<float> from, SynapticInput<float> input) =>
            _network.Connect(from, input, Synapses(from.Count, input.Count, new()), BalancedParameters.Delay, isPlastic: false);
    }

    /// <summary>The synapses that learn.</summary>
    public StdpSparseLayer<float> Plastic { get; }

    public SpikeMonitor ExcitatorySpikes { get; }

    public SpikeMonitor InhibitorySpikes { get; }

    public RateMonitor ExcitatoryRates { get; }

    public RateMonitor InhibitoryRates { get; }

    public IntervalMonitor ExcitatoryIntervals { get; }

    public IntervalMonitor InhibitoryIntervals { get; }

    public WeightMonitor<float> Weights { get; }

    public long Spikes => _excitatory.Spikes + _inhibitory.Spikes;

    // Potentiation that does not depend on the weight, and depression in proportion to it: independent trains lead to a weight of one.
    private static StdpParameters<float> Rule { get; } =
        StdpParameters.FromTimeConstants<float>(BalancedParameters.Tau, BalancedParameters.Tau, BalancedParameters.TimeStep) with
        {
            Algorithm = StdpAlgorithm.AsymmetricPow,
            EtaPlus = BalancedParameters.LearningRate,
            EtaMinus = BalancedParameters.LearningRate,
            WMax = BalancedParameters.GreatestWeight,
        };

    /// <summary>Moves on by one time step.</summary>
    public void Step()
    {
        _network.Run(1);
        if (_network.StepsDone == BalancedParameters.SettlingSteps)
        {
            ExcitatoryIntervals.Clear();
            InhibitoryIntervals.Clear();
            ExcitatorySpikes.Clear();
            InhibitorySpikes.Clear();
        }
    }

    public void Transfer(StateTransfer state) => _network.Transfer(state);
}
