using System.Numerics.Tensors;
using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Network;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>Convolutional filters that compete for moving bars: each comes to prefer one orientation.</summary>
internal sealed class EdgesExperiment : Experiment
{
    private const int FilterLength = EdgesParameters.Kernel * EdgesParameters.Kernel;
    private const int MapLength = EdgesParameters.Map * EdgesParameters.Map;

    private readonly ExperimentSettings _settings;
    private readonly Xoshiro256StarStar _random;
    private readonly MovingBars _image;
    private readonly StdpConv2dLayer<float> _synapses;
    private readonly float[] _initialWeights;
    private readonly float[] _potentials = new float[EdgesParameters.Filters * MapLength];
    private readonly float[] _thresholds = new float[EdgesParameters.Filters];
    private readonly int[] _winner = new int[1];

    // What the filters were at the beginning of the last fifth, to see whether they still change.
    private readonly float[] _earlierWeights = new float[EdgesParameters.Filters * FilterLength];
    private long _spikes;

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
            new StdpParameters<float>
            {
                APre = EdgesParameters.TauPre / EdgesParameters.TimeStep,
                APost = EdgesParameters.TauPost / EdgesParameters.TimeStep,
                TauPreInv = 1 / EdgesParameters.TauPre,
                TauPostInv = 1 / EdgesParameters.TauPost,
                EtaPlus = EdgesParameters.EtaPlus,
                EtaMinus = EdgesParameters.EtaMinus,
                Algorithm = StdpAlgorithm.Additive,
            },
            dt: EdgesParameters.TimeStep);
        foreach (ref float weight in _synapses.EditWeights().Span)
        {
            weight = (float)(0.5 + (0.5 * _random.NextDouble()));
        }

        Normalise();
        _initialWeights = _synapses.Weights.Span.ToArray();
        _thresholds.AsSpan().Fill(EdgesParameters.InitialThreshold);
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Text($"{_settings.Seed}")),
        ("image", Text($"{EdgesParameters.Image} × {EdgesParameters.Image}, a bar moves by a pixel a step, ")
            + Text($"noise {EdgesParameters.NoiseProbability}")),
        ("filters", Text($"{EdgesParameters.Filters} of {EdgesParameters.Kernel} × {EdgesParameters.Kernel}, ")
            + Text($"weights sum to {EdgesParameters.WeightSum}")),
        ("rule", Text($"additive, η {EdgesParameters.EtaPlus}, ")
            + Text($"τ_pre {EdgesParameters.TauPre * 1000} ms, τ_post {EdgesParameters.TauPost * 1000} ms")),
        ("steps", Text($"{Steps:N0} of 1 ms, {Steps / EdgesParameters.SweepSteps:N0} sweeps")),
    ];

    public override long Steps { get; }

    public override double TimeStep => EdgesParameters.TimeStep;

    public override long Spikes => _spikes;

    public override ExperimentReport CreateReport() =>
        EdgesReport.Create(_initialWeights, _earlierWeights, _synapses.Weights.Span.ToArray());

    protected override void Step(long step)
    {
        if (step % EdgesParameters.SweepSteps == 0)
        {
            _synapses.State.Reset();
            _potentials.AsSpan().Clear();
        }

        ReadOnlySpan<int> pixels = _image.Step();
        TensorPrimitives.Multiply(_potentials, EdgesParameters.Leak, _potentials);
        Propagation.AddConv2d(
            _synapses.Weights, pixels, (EdgesParameters.Image, EdgesParameters.Image), _potentials);
        int winner = WinnerTakeAll.Find(_potentials, _thresholds);
        _winner[0] = winner;
        _synapses.Step(new SpikeEvents(pixels), new SpikeEvents(winner < 0 ? [] : _winner));
        Adapt(winner);
        Normalise();
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
        state.Values(_potentials.AsSpan());
        state.Values(_thresholds.AsSpan());
        state.Value(ref _spikes);
    }

    // A winner silences all others, and wins less easily for a while, so that no filter takes everything.
    private void Adapt(int winner)
    {
        foreach (ref float threshold in _thresholds.AsSpan())
        {
            threshold = EdgesParameters.InitialThreshold
                + ((threshold - EdgesParameters.InitialThreshold) * EdgesParameters.ThresholdDecay);
        }

        if (winner >= 0)
        {
            _potentials.AsSpan().Clear();
            _thresholds[winner / MapLength] += EdgesParameters.ThresholdRise;
            _spikes++;
        }
    }

    private void Normalise()
    {
        Span<float> weights = _synapses.EditWeights().Span;
        for (int filter = 0; filter < EdgesParameters.Filters; filter++)
        {
            Normalisation.Apply(weights.Slice(filter * FilterLength, FilterLength), EdgesParameters.WeightSum);
        }
    }
}
