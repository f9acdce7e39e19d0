using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Latency;

/// <summary>A neuron that meets the same volley again and again comes to fire at its start.</summary>
internal sealed class LatencyExperiment : Experiment
{
    private readonly int _volleys;
    private readonly ConductanceNetwork _network;

    // In steps after the volley's start; PeriodSteps where the neuron did not fire.
    private readonly int[] _latencies;
    private readonly int[] _spikesOfVolley;
    private readonly float[] _early = new float[LatencyParameters.Inputs];
    private long _spikes;

    public LatencyExperiment(ExperimentSettings settings)
    {
        _volleys = settings.Quick ? 300 : 1000;
        _latencies = new int[_volleys];
        _latencies.AsSpan().Fill(LatencyParameters.PeriodSteps);
        _spikesOfVolley = new int[_volleys];
        var inputs = new PatternSource(
            [.. Enumerable.Range(0, LatencyParameters.Inputs).Select(LatencyParameters.StepOf)], LatencyParameters.PeriodSteps);
        var synapses = new StdpLinearLayer<float>(
            batchSize: 1,
            LatencyParameters.Inputs,
            outputs: 1,
            StdpParameters.FromTimeConstants<float>(LatencyParameters.Tau, LatencyParameters.Tau, LatencyParameters.TimeStep) with
            {
                EtaPlus = LatencyParameters.EtaPlus,
                EtaMinus = LatencyParameters.EtaPlus * LatencyParameters.DepressionRatio,
            },
            LatencyParameters.TimeStep);
        synapses.EditWeights().Span.Fill((float)LatencyParameters.InitialWeight);
        var neuron = new ConductanceLifPopulation<double>(1, LatencyParameters.Neuron, LatencyParameters.TimeStep);
        _network = new ConductanceNetwork(inputs, synapses, neuron, LatencyParameters.PeakConductance);
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("volley", Invariant($"{LatencyParameters.Inputs} inputs, once each, within {LatencyParameters.VolleySteps / 10} ms")),
        ("volleys", Invariant($"{_volleys}, one every {LatencyParameters.PeriodSteps / 10} ms")),
        ("time step", "0.1 ms"),
        ("neuron", SongNeuron.Description),
        ("synapse", Invariant($"g_max {LatencyParameters.PeakConductance}, additive, τ {LatencyParameters.Tau * 1000:0} ms, ")
            + Invariant($"A+ {LatencyParameters.EtaPlus}, A−/A+ {LatencyParameters.DepressionRatio}, ")
            + Invariant($"w {LatencyParameters.InitialWeight} at first")),
    ];

    public override long Steps => (long)_volleys * LatencyParameters.PeriodSteps;

    public override double TimeStep => LatencyParameters.TimeStep;

    public override long Spikes => _spikes;

    public override ExperimentReport CreateReport() => LatencyReport.Create(
        [.. _latencies.Select(latency => latency * LatencyParameters.TimeStep * 1000)],
        _spikesOfVolley,
        _network.Weights.ToArray(),
        _early);

    protected override void Step(long step)
    {
        if (!_network.Step().IsEmpty)
        {
            int volley = (int)(step / LatencyParameters.PeriodSteps);
            _latencies[volley] = Math.Min(_latencies[volley], (int)(step % LatencyParameters.PeriodSteps));
            _spikesOfVolley[volley]++;
            _spikes++;
        }

        if (step == LatencyParameters.EarlyVolleys * LatencyParameters.PeriodSteps)
        {
            _network.Weights.CopyTo(_early);
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Part(_network);
        state.Values(_latencies.AsSpan());
        state.Values(_spikesOfVolley.AsSpan());
        state.Values(_early.AsSpan());
        state.Value(ref _spikes);
    }
}
