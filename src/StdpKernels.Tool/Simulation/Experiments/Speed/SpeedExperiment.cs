using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>How fast whole simulations are, and how evenly.</summary>
internal sealed class SpeedExperiment : Experiment
{
    private readonly ExperimentSettings _settings;
    private readonly TrialSequence<SpeedTrial> _trials;
    private readonly double _biologicalTime;

    public SpeedExperiment(ExperimentSettings settings)
    {
        _settings = settings;
        double scale = settings.Quick ? 0.2 : 1;
        TimeSpan warmUpTime = settings.Quick ? TimeSpan.FromSeconds(0.05) : TimeSpan.FromSeconds(1.5);
        _trials = new(
            new SpeedTrial(() => SpeedNetwork.Competition(1e-4, settings.Seed), 200 * scale, warmUpTime),
            new SpeedTrial(() => SpeedNetwork.Competition(1e-3, settings.Seed), 200 * scale, warmUpTime),
            new SpeedTrial(() => SpeedNetwork.AllToAll(settings.Seed), 20 * scale, warmUpTime));
        _biologicalTime = _trials.Sum(trial => trial.Steps * trial.Network.TimeStep);
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_settings.Seed}")),
        .. _trials.Select(trial => (trial.Network.Name, Invariant($"{trial.Steps:N0} steps"))),
    ];

    public override long Steps => _trials.Steps;

    // The mean of all steps, which are not equally long.
    public override double TimeStep => _biologicalTime / Steps;

    public override long Spikes => _trials.Spikes;

    public override ExperimentReport CreateReport() => SpeedReport.Create([.. _trials.Where(trial => trial.IsTimed)]);

    protected override void Step(long step) => _trials.Step();

    protected override void TransferState(StateTransfer state) => state.Part(_trials);
}
