using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>The STDP window, measured with single pairs of spikes, and how it depends on the weight.</summary>
internal sealed class WindowExperiment(RuleParts parts) : Experiment
{
    // Three roundings of a weight, and those of a trace, which are small beside it.
    private const double LargestDeviation = 2;

    private readonly WindowRule _rule = new(parts);
    private readonly IWindowTrial[] _trials =
    [
        .. Enum.GetValues<StdpAlgorithm>().Select(algorithm => new WindowTrial<double>(algorithm, new WindowRule(parts))),
        .. Enum.GetValues<StdpAlgorithm>().Select(algorithm => new WindowTrial<float>(algorithm, new WindowRule(parts))),
    ];

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("time step", Invariant($"{WindowProtocol.TimeStep * 1000:0.#} ms")),
        ("traces", Invariant($"τ_pre {1000 / _rule.Pre.TauInv:0.#} ms, τ_post {1000 / _rule.Post.TauInv:0.#} ms, a spike makes 1")),
        ("rule", Invariant($"η+ {_rule.EtaPlus}, η− {_rule.EtaMinus}")),
        ("parts", _rule.Parts),
        ("exponents", Invariant(
            $"μ {WindowProtocol.Mu} (multiplicative_pow); μ+ {WindowProtocol.MuPlus}, μ− {WindowProtocol.MuMinus} (asymmetric_pow)")),
    ];

    public override long Steps => WindowProtocol.Steps;

    public override double TimeStep => WindowProtocol.TimeStep;

    public override long Spikes => StepsDone > WindowProtocol.PostStep ? 1 : 0;

    public override ExperimentReport CreateReport() => new()
    {
        Abstract = "Each synapse sees one presynaptic and one postsynaptic spike. Its weight must change by η · A(w) · t, where A(w) is the "
            + "weight dependence of the rule, and t the trace of the first spike: (1 − k)^n with Euler decay, e^(−k n) with exponential decay, n "
            + "being the lag in steps and k = dt/τ; all up to the rounding of the weight itself.",
        Verdicts =
        [
            .. _trials.Select(trial => Verdict.AtMost(
                $"{AlgorithmNames.NameOf(trial.Algorithm)}, {trial.Precision}: largest deviation from the formula",
                trial.LargestDeviation,
                LargestDeviation,
                "closed form of one pair (abstract); two units in the last place for the roundings of trace, change and weight",
                "0.00",
                "ulp")),
        ],
        Figures = [new("window", WindowFigure.Caption, WindowFigure.Draw([.. _trials.OfType<WindowTrial<double>>()]))],
        Arrays =
        [
            .. _trials.Select(trial => ($"w_{AlgorithmNames.NameOf(trial.Algorithm)}_{trial.Precision}", NpyArray.Create(
                trial.WeightsAfter(), 1, WindowProtocol.Inputs))),
        ],
    };

    protected override void Step(long step)
    {
        foreach (IWindowTrial trial in _trials)
        {
            trial.Step((int)step);
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Parts(_trials);
    }
}
