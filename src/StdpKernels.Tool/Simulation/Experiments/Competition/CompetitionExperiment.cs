using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>
/// Synapses compete for the control of one neuron (Song, Miller and Abbott 2000): under the additive rule most end near one of
/// the bounds, although all inputs are alike.
/// </summary>
internal sealed class CompetitionExperiment : Experiment
{
    // How long the other two networks run: their weights settle sooner than those of the published one.
    private const double LongestVariant = 250;

    private readonly CompetitionParameters _parameters;
    private readonly TrialSequence<CompetitionTrial> _trials;

    /// <summary>The experiment at its start.</summary>
    public CompetitionExperiment(CompetitionParameters parameters, CompetitionTrials trials)
    {
        _parameters = parameters;
        CompetitionParameters variant = parameters with { Duration = Math.Min(parameters.Duration, LongestVariant) };
        _trials = trials == CompetitionTrials.Published
            ? new(new CompetitionTrial(parameters))
            : new(
                new(parameters),
                new(variant with { Algorithm = StdpAlgorithm.MultiplicativeRelu }),
                new(variant with { CorrelatedInputs = parameters.Inputs / 5 }),
                new(parameters with { Convention = CompetitionConvention.Symmetric }));
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_parameters.Seed}")),
        ("inputs", Invariant($"{_parameters.Inputs:N0} at {_parameters.InputRate:0.###} Hz")),
        ("time step", Invariant($"{_parameters.TimeStep * 1000:0.###} ms")),
        ("duration", string.Join(" + ", _trials.Select(trial => Invariant($"{trial.Parameters.Duration:#,0.####} s")))),
        ("neuron", SongNeuron.Description),
        ("synapse", Invariant($"g_max {_parameters.PeakConductance:0.###}, τ {_parameters.TraceTimeConstant * 1000:0} ms,")
            + Invariant($" A+ {_parameters.Potentiation:0.###}, A−/A+ {_parameters.DepressionRatio:0.###}")),
        ("coincidences", _trials.Count == 1 ? "as in Brian2" : "as in Brian2, and in the last network symmetric"),
    ];

    public override long Steps => _trials.Steps;

    public override double TimeStep => _parameters.TimeStep;

    public override long Spikes => _trials.Spikes;

    /// <summary>What came out of the published network, after its last step.</summary>
    public CompetitionResult CreateResult() => _trials[0].CreateResult();

    public override ExperimentReport CreateReport() => CompetitionReport.Create([.. _trials.Select(trial => trial.CreateResult())]);

    protected override void Step(long step) => _trials.Step();

    protected override void TransferState(StateTransfer state) => state.Part(_trials);
}
