using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>Digits learnt without being told what they are, and the same network without learning.</summary>
internal sealed class DigitsExperiment : Experiment
{
    private readonly ExperimentSettings _settings;
    private readonly int _trained;
    private readonly int _assigned;
    private readonly int _tested;
    private readonly Xoshiro256StarStar _random;
    private readonly Xoshiro256StarStar _trainingHand;
    private readonly Xoshiro256StarStar _testHand;
    private readonly ModulatedPoissonSource _pixels;
    private readonly DigitsNetwork[] _networks;
    private readonly DigitsReadout[] _readouts = [new(), new()];
    private int _digit;

    public DigitsExperiment(ExperimentSettings settings)
    {
        _settings = settings;
        (_trained, _assigned, _tested) = settings.Quick ? (1500, 500, 500) : (4000, 1500, 2000);
        _random = new Xoshiro256StarStar(settings.Seed);
        _trainingHand = new Xoshiro256StarStar(settings.Seed + 1);
        _testHand = new Xoshiro256StarStar(settings.Seed + 2);
        _pixels = new ModulatedPoissonSource(
            DigitImages.Pixels, DigitsParameters.GreatestRate, DigitsParameters.TimeStep, _random);
        _networks = [new(settings.Seed + 3, learns: true), new(settings.Seed + 3, learns: false)];
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_settings.Seed}")),
        ("images", Invariant($"{DigitImages.Size} × {DigitImages.Size}, {DigitsParameters.StepsPerImage} ms each, ")
            + Invariant($"up to {DigitsParameters.GreatestRate} Hz")),
        ("network", Invariant($"{DigitImages.Pixels} → {DigitsParameters.Neurons}, winner-take-all, ")
            + Invariant($"weights sum to {DigitsParameters.WeightSum}")),
        ("rule", Invariant($"multiplicative_relu, η+ {DigitsParameters.EtaPlus}, η− {DigitsParameters.EtaMinus}, ")
            + Invariant($"τ {DigitsParameters.TauPre * 1000} ms")),
        ("training, labels, test", Invariant($"{_trained:N0}, {_assigned:N0} and {_tested:N0} images")),
    ];

    public override long Steps => (long)(_trained + _assigned + _tested) * DigitsParameters.StepsPerImage;

    public override double TimeStep => DigitsParameters.TimeStep;

    public override long Spikes => _networks[0].Spikes + _networks[1].Spikes;

    public override ExperimentReport CreateReport() => DigitsReport.Create(_networks[0].Weights.ToArray(), _readouts, _settings.Quick);

    protected override void Step(long step)
    {
        (long image, long moment) = Math.DivRem(step, DigitsParameters.StepsPerImage);
        bool trains = image < _trained;
        bool assigns = !trains && image < _trained + _assigned;
        if (moment == 0)
        {
            Xoshiro256StarStar hand = trains || assigns ? _trainingHand : _testHand;
            _digit = (int)(hand.NextDouble() * DigitsParameters.Classes);
            DigitImages.Draw(_digit, hand, _pixels.Intensities);
        }

        ReadOnlySpan<int> fired = _pixels.Step();
        for (int i = 0; i < _networks.Length; i++)
        {
            Step(_networks[i], _readouts[i], moment, fired, trains, assigns);
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_trainingHand);
        state.Part(_testHand);
        state.Part(_pixels);
        state.Value(ref _digit);
        for (int i = 0; i < _networks.Length; i++)
        {
            state.Part(_networks[i], $"networks[{i}]");
            state.Part(_readouts[i], $"readouts[{i}]");
        }
    }

    private void Step(DigitsNetwork network, DigitsReadout readout, long moment, ReadOnlySpan<int> fired, bool trains, bool assigns)
    {
        if (moment == 0)
        {
            network.StartImage();
            readout.StartImage();
        }

        foreach (int winner in network.Step(fired, adapts: trains))
        {
            readout.Count(winner);
        }

        if (moment < DigitsParameters.StepsPerImage - 1)
        {
            return;
        }

        if (trains)
        {
            network.EndImage();
        }
        else if (assigns)
        {
            readout.Assign(_digit);
        }
        else
        {
            readout.Test(_digit);
        }
    }
}
