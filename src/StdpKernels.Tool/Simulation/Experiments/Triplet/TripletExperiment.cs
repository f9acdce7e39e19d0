using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Triplet;

/// <summary>Pairs that are repeated faster potentiate more: triplets of spikes say so, pairs do not (Pfister and Gerstner 2006).</summary>
internal sealed class TripletExperiment : Experiment
{
    private static readonly int[] Each = [.. Enumerable.Range(0, PairingProtocol.Conditions)];

    private readonly SpikeList _pre = new(PairingProtocol.Conditions);
    private readonly SpikeList _post = new(PairingProtocol.Conditions);
    private readonly StdpSparseLayer<double>[] _triplets;
    private readonly StdpSparseLayer<double> _potentiation = Create(PairRule with { EtaPlus = 1, EtaMinus = 0 });
    private readonly StdpSparseLayer<double> _depression = Create(PairRule with { EtaPlus = 0, EtaMinus = 1 });
    private long _spikes;

    public TripletExperiment() =>
        _triplets = [.. TripletSet.All.Select(set => Create(StdpParameters.FromTripletFit<double>(set.Fit)))];

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("protocol", Invariant($"{PairingProtocol.Pairs} pairs, {PairingProtocol.Lag} ms apart, either side first, ")
            + Invariant($"{PairingProtocol.Rates} rates from {PairingProtocol.RateOf(0):0.#} to {PairingProtocol.RateOf(PairingProtocol.Rates - 1):0} Hz")),
        ("time step", Invariant($"{PairingProtocol.TimeStep * 1000:0} ms")),
        ("synapses", "float64, unbounded, one for each rate and order"),
        ("triplets", string.Join(", ", TripletSet.All.Select(set => EnumNames.Of(set.Fit)))),
        ("pairs", "τ+ 16.8 ms, τ− 33.7 ms, all-to-all, with the two amplitudes that fit the data best"),
    ];

    public override long Steps => PairingProtocol.Steps;

    public override double TimeStep => PairingProtocol.TimeStep;

    public override long Spikes => _spikes;

    // The time constants of the triplets, and no slow traces.
    private static StdpParameters<double> PairRule { get; } = StdpParameters.FromTripletFit<double>(default) with { Triplet = null };

    public override ExperimentReport CreateReport() => TripletReport.Create(
        [.. _triplets.Select(layer => layer.Weights.Span.ToArray())],
        PairFit.Of(_potentiation.Weights.Span.ToArray(), _depression.Weights.Span.ToArray()));

    protected override void Step(long step)
    {
        PairingProtocol.List((int)step, _pre, _post);
        ReadOnlySpan<int> pre = _pre.Spikes, post = _post.Spikes;
        _spikes += pre.Length + post.Length;
        foreach (StdpSparseLayer<double> layer in _triplets)
        {
            layer.Step(new SpikeEvents(pre), new SpikeEvents(post));
        }

        _potentiation.Step(new SpikeEvents(pre), new SpikeEvents(post));
        _depression.Step(new SpikeEvents(pre), new SpikeEvents(post));
    }

    protected override void TransferState(StateTransfer state)
    {
        for (int set = 0; set < _triplets.Length; set++)
        {
            state.Layer(_triplets[set], TripletSet.All[set].Label);
        }

        state.Layer(_potentiation);
        state.Layer(_depression);
        state.Value(ref _spikes);
    }

    // Each input reaches its own neuron. Weights start at 0, so that they are the changes.
    private static StdpSparseLayer<double> Create(StdpParameters<double> rule) => new(
        batchSize: 1,
        StdpConnectivity.FromPairs(PairingProtocol.Conditions, PairingProtocol.Conditions, Each, Each),
        rule with { HardBound = false },
        PairingProtocol.TimeStep);
}
