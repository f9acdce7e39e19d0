using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Drift;

/// <summary>Where the weights drift when both sides fire independently of each other.</summary>
internal sealed class DriftExperiment : Experiment
{
    // Long beside the traces, so that the changes in one block are as good as independent of those in the next.
    private const int StepsPerBlock = 2000;

    private readonly ExperimentSettings _settings;
    private readonly int _blocks;
    private readonly DriftTrial[] _trials;

    public DriftExperiment(ExperimentSettings settings)
    {
        _settings = settings;
        _blocks = settings.Quick ? 50 : 400;

        // Moment 0 follows a block in which the traces settle.
        _trials = [.. DriftCondition.All.Select((condition, i) => new DriftTrial(condition, settings.Seed + (ulong)i, _blocks + 1))];
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_settings.Seed}")),
        ("synapses", Invariant($"{DriftTrial.Neurons} × {DriftTrial.Neurons}, additive, unbounded, float64")),
        ("time step", Invariant($"{DriftCondition.TimeStep * 1000:0.#} ms")),
        ("traces", Invariant($"τ_pre {DriftCondition.TauPre * 1000:0} ms, τ_post {DriftCondition.TauPost * 1000:0} ms")),
        ("duration", Invariant($"{Steps * TimeStep:0} s")),
    ];

    public override long Steps => (long)StepsPerBlock * (_blocks + 1);

    public override double TimeStep => DriftCondition.TimeStep;

    public override long Spikes => _trials.Sum(trial => trial.Spikes);

    public override ExperimentReport CreateReport()
    {
        DriftResult[] results = [.. _trials.Select(trial => new DriftResult(trial.Condition, trial.MeanWeights, StepsPerBlock))];
        return new ExperimentReport
        {
            Abstract = "Inputs and neurons fire independently of each other, with probabilities p and q a step. "
                + "Since traces then have means of a_pre p and a_post q, a weight changes by p q (η+ a_pre − η− a_post) a step in "
                + "the mean, whatever the time constants.",
            Verdicts = [.. results.Select(VerdictOf)],
            Figures = [new("drift", DriftFigure.Caption, DriftFigure.Draw(results, StepsPerBlock * TimeStep))],
            Arrays = [.. _trials.Select((trial, i) => ($"w_{i}", NpyArray.Create(trial.Weights, DriftTrial.Neurons, DriftTrial.Neurons)))],
            Notes = ["One in 370 independent expectations of three standard errors is missed by chance: with another seed that may be one."],
        };
    }

    protected override void Step(long step)
    {
        foreach (DriftTrial trial in _trials)
        {
            trial.Step();
            if ((step + 1) % StepsPerBlock == 0)
            {
                trial.Record((int)(step / StepsPerBlock));
            }
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Parts(_trials);
    }

    private static Verdict VerdictOf(DriftResult result)
    {
        const double Unit = 1e-9;
        return Verdict.Within(
            string.Create(CultureInfo.InvariantCulture, $"drift (10⁻⁹ a step): {result.Condition.Label}"),
            result.Drift / Unit,
            result.Condition.ExpectedDrift / Unit,
            3 * result.StandardError / Unit,
            "p q (η+ a_pre − η− a_post); three standard errors of the mean over blocks of two seconds of this run",
            "0.0");
    }
}
