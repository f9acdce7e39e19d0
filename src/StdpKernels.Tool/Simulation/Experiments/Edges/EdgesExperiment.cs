using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>Convolutional filters that compete for moving bars: each comes to prefer one orientation.</summary>
internal sealed class EdgesExperiment : Experiment
{
    private readonly ExperimentSettings _settings;
    private readonly Xoshiro256StarStar _random;
    private readonly MovingBars _image;
    private readonly StdpConv2dLayer<float> _synapses;
    private readonly float[] _initialWeights;
    private readonly CompetingPopulation<float> _neurons = new(
        new AdaptiveThresholds<float>(
            EdgesParameters.Filters,
            EdgesParameters.InitialThreshold,
            EdgesParameters.ThresholdRise,
            EdgesParameters.ThresholdDecay),
        EdgesParameters.Map * EdgesParameters.Map,
        EdgesParameters.Leak);

    // What the filters were at the beginning of the last fifth, to see whether they still change.
    private readonly float[] _earlierWeights =
        new float[EdgesParameters.Filters * EdgesParameters.Kernel * EdgesParameters.Kernel];

    public EdgesExperiment(ExperimentSettings settings)
    {
        _settings = settings;
        Steps = (settings.Quick ? 500 : 1500) * (long)EdgesParameters.SweepSteps;
        _random = new Xoshiro256StarStar(settings.Seed);
        _image = new MovingBars(_random);
        _synapses = new StdpConv2dLayer<float>(
            batchSize: 1,
            channels: 1,
            (EdgesParameters.Image, EdgesParameters.Image),
            EdgesParameters.Filters,
            (EdgesParameters.Kernel, EdgesParameters.Kernel),
            StdpParameters.FromTimeConstants<float>(EdgesParameters.TauPre, EdgesParameters.TauPost, EdgesParameters.TimeStep) with
            {
                EtaPlus = EdgesParameters.EtaPlus,
                EtaMinus = EdgesParameters.EtaMinus,
                Algorithm = StdpAlgorithm.Additive,
            },
            dt: EdgesParameters.TimeStep);
        _random.Fill(_synapses.EditWeights().Span, 0.5, 1);
        _synapses.NormaliseWeights(EdgesParameters.WeightSum);
        _initialWeights = _synapses.Weights.Span.ToArray();
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_settings.Seed}")),
        ("image", Invariant($"{EdgesParameters.Image} × {EdgesParameters.Image}, a bar moves by a pixel a step, ")
            + Invariant($"noise {EdgesParameters.NoiseProbability}")),
        ("filters", Invariant($"{EdgesParameters.Filters} of {EdgesParameters.Kernel} × {EdgesParameters.Kernel}, ")
            + Invariant($"weights sum to {EdgesParameters.WeightSum}")),
        ("rule", Invariant($"additive, η {EdgesParameters.EtaPlus}, ")
            + Invariant($"τ_pre {EdgesParameters.TauPre * 1000} ms, τ_post {EdgesParameters.TauPost * 1000} ms")),
        ("steps", Invariant($"{Steps:N0} of 1 ms, {Steps / EdgesParameters.SweepSteps:N0} sweeps")),
    ];

    public override long Steps { get; }

    public override double TimeStep => EdgesParameters.TimeStep;

    public override long Spikes => _neurons.Spikes;

    public override ExperimentReport CreateReport() =>
        EdgesReport.Create(_settings.Quick, _initialWeights, _earlierWeights, _synapses.Weights.Span.ToArray());

    protected override void Step(long step)
    {
        if (step % EdgesParameters.SweepSteps == 0)
        {
            _synapses.State.Reset();
            _neurons.Rest();
        }

        ReadOnlySpan<int> pixels = _image.Step();
        _neurons.Decay();
        _synapses.Propagate(new SpikeEvents(pixels), _neurons.Potentials);
        _synapses.Step(new SpikeEvents(pixels), new SpikeEvents(_neurons.Fire()));

        // A winner wins less easily for a while, so that no filter takes everything. Its rise does not relax in the same step.
        _neurons.Thresholds.Relax();
        _neurons.RaiseThreshold();
        _synapses.NormaliseWeights(EdgesParameters.WeightSum);
        if (step == Steps * 4 / 5)
        {
            _synapses.Weights.Span.CopyTo(_earlierWeights);
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_image);
        state.Layer(_synapses);
        state.Values(_initialWeights.AsSpan());
        state.Values(_earlierWeights.AsSpan());
        state.Part(_neurons);
    }
}
