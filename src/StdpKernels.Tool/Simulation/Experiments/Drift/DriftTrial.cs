using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tool.Simulation.Experiments.Drift;

/// <summary>Independent trains on both sides of a layer whose weights are free to go anywhere.</summary>
internal sealed class DriftTrial : IStateful
{
    private const int Neurons = 40;

    private readonly Xoshiro256StarStar _random;
    private readonly PoissonInputs _pre;
    private readonly PoissonInputs _post;
    private readonly StdpLinearLayer<double> _synapses;
    private readonly double[] _meanWeights;
    private long _spikes;

    /// <param name="condition">Rates and rule.</param>
    /// <param name="seed">Where the randomness starts from.</param>
    /// <param name="moments">How often the mean weight will be recorded.</param>
    public DriftTrial(DriftCondition condition, ulong seed, int moments)
    {
        Condition = condition;
        _random = new Xoshiro256StarStar(seed);
        _pre = new PoissonInputs(Neurons, condition.PreRate, DriftCondition.TimeStep, _random);
        _post = new PoissonInputs(Neurons, condition.PostRate, DriftCondition.TimeStep, _random);
        _synapses = new StdpLinearLayer<double>(
            batchSize: 1,
            inputs: Neurons,
            outputs: Neurons,
            new StdpParameters<double>
            {
                APre = condition.APre,
                APost = condition.APost,
                TauPreInv = 1 / DriftCondition.TauPre,
                TauPostInv = 1 / DriftCondition.TauPost,
                EtaPlus = condition.EtaPlus,
                EtaMinus = condition.EtaMinus,
                HardBound = false,
            },
            DriftCondition.TimeStep);
        _meanWeights = new double[moments];
    }

    public DriftCondition Condition { get; }

    public long Spikes => _spikes;

    /// <summary>The mean of all weights at the recorded moments.</summary>
    public IReadOnlyList<double> MeanWeights => _meanWeights;

    public double[] Weights => _synapses.Weights.Span.ToArray();

    public void Step()
    {
        ReadOnlySpan<int> pre = _pre.Step();
        ReadOnlySpan<int> post = _post.Step();
        _spikes += pre.Length + post.Length;
        _synapses.Step(new SpikeEvents(pre), new SpikeEvents(post));
    }

    public void Record(int moment) => _meanWeights[moment] = Statistics.Mean(_synapses.Weights.Span);

    public void Transfer(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_pre);
        state.Part(_post);
        state.Layer(_synapses);
        state.Values(_meanWeights.AsSpan());
        state.Value(ref _spikes);
    }
}
