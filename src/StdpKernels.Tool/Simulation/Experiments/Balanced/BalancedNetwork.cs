using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>Excitatory and inhibitory neurons with conductances, whose excitatory synapses among each other learn, and all that is watched of them.</summary>
internal abstract class BalancedNetwork : IStateful
{
    /// <summary>How many neurons of each kind are watched spike by spike.</summary>
    public const int Watched = 400;

    /// <summary>The bins of the population rates, in steps.</summary>
    public const int RateBin = 100;

    // Far more than a state at a few spikes a second needs; a network that runs away fills it, and is seen by its rate.
    private const int SpikesPerSecond = 50;

    private readonly Network _network;

    /// <param name="parameters">The constants.</param>
    /// <param name="network">What moves the neurons, to which the monitors are added.</param>
    /// <param name="excitatory">The excitatory neurons.</param>
    /// <param name="inhibitory">The inhibitory ones.</param>
    /// <param name="plastic">The synapses that learn.</param>
    protected BalancedNetwork(
        BalancedParameters parameters, Network network, ISpikeSource excitatory, ISpikeSource inhibitory, StdpSparseLayer<float> plastic)
    {
        const double Dt = BalancedParameters.TimeStep;
        (_network, Plastic) = (network, plastic);
        double seconds = parameters.Duration + BalancedParameters.Settling;
        ExcitatorySpikes = network.AddMonitor(new SpikeMonitor(excitatory, (int)(Watched * SpikesPerSecond * seconds), Watched));
        InhibitorySpikes = network.AddMonitor(new SpikeMonitor(inhibitory, (int)(Watched * SpikesPerSecond * seconds), Watched));
        int bins = (int)(parameters.Steps / RateBin);
        ExcitatoryRates = network.AddMonitor(new RateMonitor(excitatory, RateBin, bins, Dt));
        InhibitoryRates = network.AddMonitor(new RateMonitor(inhibitory, RateBin, bins, Dt));
        ExcitatoryIntervals = network.AddMonitor(new IntervalMonitor(excitatory, Dt));
        InhibitoryIntervals = network.AddMonitor(new IntervalMonitor(inhibitory, Dt));
        Weights = BalancedParts.CreateWeightMonitor(parameters, plastic, BalancedParts.WatchedSynapses(plastic.Connectivity));
    }

    /// <summary>The synapses that learn. Their weights are those of now after <see cref="ReadWeights"/>.</summary>
    public StdpSparseLayer<float> Plastic { get; }

    public SpikeMonitor ExcitatorySpikes { get; }

    public SpikeMonitor InhibitorySpikes { get; }

    public RateMonitor ExcitatoryRates { get; }

    public RateMonitor InhibitoryRates { get; }

    public IntervalMonitor ExcitatoryIntervals { get; }

    public IntervalMonitor InhibitoryIntervals { get; }

    /// <summary>Some weights over time. Where they are looked at elsewhere, it is filled by <see cref="ReadWeights"/>.</summary>
    public WeightMonitor<float> Weights { get; }

    public abstract long Spikes { get; }

    /// <summary>Moves on by one time step.</summary>
    public virtual void Step()
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

    /// <summary>Brings the weights here, from wherever they are.</summary>
    public virtual void ReadWeights()
    {
    }

    public virtual void Transfer(StateTransfer state) => _network.Transfer(state);
}
