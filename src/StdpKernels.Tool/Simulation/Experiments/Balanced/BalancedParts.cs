using StdpKernels.Sharding;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>Neurons, drives and synapses of the balanced network: all of it, or the neurons of one shard with their incoming synapses.</summary>
/// <remarks>A shard draws the numbers of the whole, in the same order, and keeps its own: the bits are those of the whole.</remarks>
internal sealed class BalancedParts
{
    /// <summary>How many steps a window of shards has: below the delay, and a divisor of all that is counted in steps.</summary>
    public const int ShardWindow = 10;

    /// <summary>How many weights are recorded over time.</summary>
    public const int WatchedWeights = 200;

    /// <summary>After how many steps they are looked at; windows of shards end there too.</summary>
    public const int WeightSteps = 1000;

    private const double Dt = BalancedParameters.TimeStep;

    private readonly BalancedParameters _parameters;
    private readonly int _delay;

    /// <summary>The whole network.</summary>
    public BalancedParts(BalancedParameters parameters, ulong seed)
        : this(parameters, seed, new(0, parameters.Excitatory), new(0, parameters.Inhibitory), isShard: false)
    {
    }

    /// <summary>The neurons of one shard.</summary>
    /// <param name="parameters">Those of the whole.</param>
    /// <param name="seed">That of the whole.</param>
    /// <param name="excitatory">Which of the excitatory neurons.</param>
    /// <param name="inhibitory">Which of the inhibitory ones.</param>
    public BalancedParts(BalancedParameters parameters, ulong seed, ShardRange excitatory, ShardRange inhibitory)
        : this(parameters, seed, excitatory, inhibitory, isShard: true)
    {
    }

    private BalancedParts(BalancedParameters parameters, ulong seed, ShardRange excitatory, ShardRange inhibitory, bool isShard)
    {
        (_parameters, Network) = (parameters, new Network(Dt, seed));
        if (isShard)
        {
            Remote =
            [
                Network.Add(new RemoteSource(parameters.Excitatory, ShardWindow)), Network.Add(new RemoteSource(parameters.Inhibitory, ShardWindow)),
            ];
        }

        _delay = BalancedParameters.Delay - (isShard ? ShardWindow : 0);
        Excitatory = Neurons(parameters.Excitatory, excitatory, BalancedParameters.ExcitatoryNeuron);
        Inhibitory = Neurons(parameters.Inhibitory, inhibitory, BalancedParameters.InhibitoryNeuron);
        ISpikeSource fromExcitatory = isShard ? Remote[0] : Excitatory, fromInhibitory = isShard ? Remote[1] : Inhibitory;
        Plastic = Connect(fromExcitatory, Excitatory.Excitation, parameters.Excitatory, excitatory, Rule, isPlastic: true);
        Connect(fromExcitatory, Inhibitory.Excitation, parameters.Inhibitory, inhibitory, new(), isPlastic: false);
        Connect(fromInhibitory, Excitatory.Inhibition, parameters.Excitatory, excitatory, new(), isPlastic: false);
        Connect(fromInhibitory, Inhibitory.Inhibition, parameters.Inhibitory, inhibitory, new(), isPlastic: false);
        Drive(Excitatory, parameters.Excitatory, excitatory);
        Drive(Inhibitory, parameters.Inhibitory, inhibitory);
    }

    public Network Network { get; }

    /// <summary>The excitatory and the inhibitory neurons of all shards; none in the whole.</summary>
    public IReadOnlyList<RemoteSource> Remote { get; } = [];

    public ConductanceLifPopulation<float> Excitatory { get; }

    public ConductanceLifPopulation<float> Inhibitory { get; }

    /// <summary>The synapses that learn.</summary>
    public StdpSparseLayer<float> Plastic { get; }

    // Potentiation that does not depend on the weight, and depression in proportion to it: independent trains lead to a weight of one.
    private static StdpParameters<float> Rule { get; } =
        StdpParameters.FromTimeConstants<float>(BalancedParameters.Tau, BalancedParameters.Tau, BalancedParameters.TimeStep) with
        {
            Algorithm = StdpAlgorithm.AsymmetricPow,
            EtaPlus = BalancedParameters.LearningRate,
            EtaMinus = BalancedParameters.LearningRate,
            WMax = BalancedParameters.GreatestWeight,
        };

    /// <summary>All synapses that learn, as <see cref="Plastic"/> of the whole has them at its beginning, without the rest of the network.</summary>
    public static StdpSparseLayer<float> CreatePlastic(BalancedParameters parameters, ulong seed)
    {
        // Behind the potentials of both kinds of neurons.
        var network = new Network(Dt, seed);
        _ = network.CreateRandom();
        _ = network.CreateRandom();
        return CreateLayer(
            StdpConnectivity.Random(parameters.Excitatory, parameters.Excitatory, parameters.Probability, network.CreateSeed()),
            Rule,
            new(0, parameters.Excitatory));
    }

    /// <summary>Where the weights that are recorded stand among all that learn.</summary>
    public static int[] WatchedSynapses(StdpConnectivity plastic) =>
        [.. Enumerable.Range(0, WatchedWeights).Select(i => (int)((long)i * plastic.Count / WatchedWeights))];

    /// <summary>Room for the recorded weights of a layer, or of the part of it that is in a shard.</summary>
    public static WeightMonitor<float> CreateWeightMonitor(BalancedParameters parameters, StdpSparseLayer<float> plastic, int[] synapses) =>
        new(plastic, synapses, WeightSteps, (int)(parameters.Steps / WeightSteps));

    // A shard has the synapses onto its neurons in the order of the whole.
    private static int[] WatchedIn(StdpConnectivity whole, ShardRange range)
    {
        int[] watched = WatchedSynapses(whole);
        var places = new List<int>();
        int place = 0, next = 0;
        for (int synapse = 0; synapse < whole.Count; synapse++)
        {
            bool isHere = whole.Targets[synapse] >= range.Start && whole.Targets[synapse] < range.Start + range.Count;
            for (; next < watched.Length && watched[next] == synapse; next++)
            {
                if (isHere)
                {
                    places.Add(place);
                }
            }

            place += isHere ? 1 : 0;
        }

        return [.. places];
    }

    private static StdpSparseLayer<float> CreateLayer(StdpConnectivity whole, StdpParameters<float> rule, ShardRange range)
    {
        var layer = (StdpSparseLayer<float>)new LayerPlan<float>(batchSize: 1, whole, rule, Dt).CreateLayer(range);
        layer.EditWeights().Span.Fill(1);
        return layer;
    }

    private ConductanceLifPopulation<float> Neurons(int all, ShardRange range, LifParameters neuron)
    {
        var neurons = Network.Add(new ConductanceLifPopulation<float>(range.Count, neuron, Dt));
        neurons.Excitation.Gain = _parameters.ExcitatoryGain;
        neurons.Inhibition.Gain = _parameters.InhibitoryGain;
        float[] potentials = new float[all];
        Network.CreateRandom().Fill(potentials.AsSpan(), neuron.RestingPotential, neuron.ThresholdPotential);
        potentials.AsSpan(range.Start, range.Count).CopyTo(neurons.Potentials);
        return neurons;
    }

    private StdpSparseLayer<float> Connect(
        ISpikeSource from, SynapticInput<float> to, int all, ShardRange range, StdpParameters<float> rule, bool isPlastic)
    {
        var whole = StdpConnectivity.Random(from.Count, all, _parameters.Probability, Network.CreateSeed());
        StdpSparseLayer<float> layer = CreateLayer(whole, rule, range);
        Network.Connect(from, to, layer, _delay, isPlastic);
        if (isPlastic && Remote.Count > 0)
        {
            _ = Network.AddMonitor(CreateWeightMonitor(_parameters, layer, WatchedIn(whole, range)));
        }

        return layer;
    }

    private void Drive(ConductanceLifPopulation<float> neurons, int all, ShardRange range) => PoissonDrive.Add(
        Network,
        neurons.Excitation,
        all,
        range,
        BalancedParameters.InputRate,
        BalancedParameters.InputGain / _parameters.ExcitatoryGain);
}
