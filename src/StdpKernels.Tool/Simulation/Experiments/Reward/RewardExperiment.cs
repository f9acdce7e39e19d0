using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Reward;

/// <summary>A reward that comes late meets what is left of the eligibility: enough to learn a task of two choices, if it is not too late.</summary>
internal sealed class RewardExperiment : Experiment
{
    private readonly ExperimentSettings _settings;
    private readonly int _trials;
    private readonly CreditTrial _credit = new();
    private readonly ChoiceTask[] _tasks;

    public RewardExperiment(ExperimentSettings settings)
    {
        _settings = settings;
        _trials = settings.Quick ? 160 : 400;
        _tasks = [.. RewardParameters.Delays.Select(delay => new ChoiceTask(delay, _trials, settings.Seed))];
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_settings.Seed}")),
        ("agents", Invariant($"{RewardParameters.Agents}, two neurons each, τ_m 20 ms, E_l −60 mV, threshold −50 mV, refractory 5 ms, ")
            + Invariant($"noise {RewardParameters.NoiseRate} Hz of {RewardParameters.NoiseGain} mV")),
        ("cues", Invariant($"2, {RewardParameters.InputsPerCue} inputs each, {RewardParameters.InputRate} Hz for {RewardParameters.CueSteps} ms, ")
            + Invariant($"{RewardParameters.InputGain} mV × w, w {RewardParameters.InitialWeight} at first")),
        ("rule", Invariant($"τ {RewardParameters.Tau * 1000:0} ms, eligibility {RewardParameters.EligibilityTau * 1000:0} ms, η+ {RewardParameters.EtaPlus}, ")
            + Invariant($"η− {RewardParameters.EtaMinus}, reward × {RewardParameters.LearningRate}, expectation × {RewardParameters.ExpectationRate}")),
        ("time step", Invariant($"{TimeStep * 1000:0} ms")),
        ("trials", Invariant($"{_trials} of {RewardParameters.TrialSteps} ms, reward {string.Join(", ", RewardParameters.Delays)} ms after the cue")),
    ];

    public override long Steps => (long)_trials * RewardParameters.TrialSteps;

    public override double TimeStep => RewardParameters.TimeStep;

    public override long Spikes => _tasks.Sum(task => task.Spikes);

    public override ExperimentReport CreateReport() => RewardReport.Create(_credit.Credits, _tasks, _settings.Quick);

    protected override void Step(long step)
    {
        if (step < CreditTrial.Steps)
        {
            _credit.Step((int)step);
        }

        foreach (ChoiceTask task in _tasks)
        {
            task.Step(step);
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Part(_credit);
        state.Parts(_tasks);
    }
}
