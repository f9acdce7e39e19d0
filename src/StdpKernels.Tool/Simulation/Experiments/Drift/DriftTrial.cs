using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tool.Simulation.Experiments.Drift;

/// <summary>Independent trains on both sides of a layer whose weights are free to go anywhere.</summary>
internal sealed class DriftTrial : IStateful
{
    /// <summary>As many on either side.</summary>
    public const int Neurons = 40;

    private readonly PoissonPair _trains;
    private readonly StdpLinearLayer<double> _synapses;
    private readonly double[] _meanWeights;

    /// <param name="condition">Rates and rule.</param>
    /// <param name="seed">Where the randomness starts from.</param>
    /// <param name="moments">How often the mean weight will be recorded.</param>
    public DriftTrial(DriftCondition condition, ulong seed, int moments)
    {
        Condition = condition;
        _trains = new PoissonPair(Neurons, condition.PreRate, condition.PostRate, DriftCondition.TimeStep, seed);
        _synapses = new StdpLinearLayer<double>(
            batchSize: 1,
            inputs: Neurons,
            outputs: Neurons,
            new StdpParameters<double>
            {
                APre = condition.APre,
                APost = condition.APost,
                EtaPlus = condition.EtaPlus,
                EtaMinus = condition.EtaMinus,
                TauPreInv = 1 / DriftCondition.TauPre,
                TauPostInv = 1 / DriftCondition.TauPost,
                HardBound = false,
            },
            DriftCondition.TimeStep);
        _meanWeights = new double[moments];
    }

    public DriftCondition Condition { get; }

    public long Spikes => _trains.Spikes;

    /// <summary>The mean of all weights at the recorded moments.</summary>
    public IReadOnlyList<double> MeanWeights => _meanWeights;

    public double[] Weights => _synapses.Weights.Span.ToArray();

    public void Step()
    {
        _trains.Step();
        _synapses.Step(new SpikeEvents(_trains.Pre), new SpikeEvents(_trains.Post));
    }

    public void Record(int moment) => _meanWeights[moment] = Statistics.Mean(_synapses.Weights.Span);

    public void Transfer(StateTransfer state)
    {
        state.Part(_trains);
        state.Layer(_synapses);
        state.Values(_meanWeights.AsSpan());
    }
}
