using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>The STDP window, measured with single pairs of spikes, and how it depends on the weight.</summary>
internal sealed class WindowExperiment : Experiment
{
    // Three roundings of a weight, and those of a trace, which are small beside it.
    private const double LargestDeviation = 2;

    private readonly IWindowTrial[] _trials =
    [
        .. Enum.GetValues<StdpAlgorithm>().Select(algorithm => new WindowTrial<double>(algorithm)),
        .. Enum.GetValues<StdpAlgorithm>().Select(algorithm => new WindowTrial<float>(algorithm)),
    ];

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("time step", Text($"{WindowProtocol.TimeStep * 1000:0.#} ms")),
        ("traces", Text($"τ_pre {WindowProtocol.TauPre * 1000:0} ms, τ_post {WindowProtocol.TauPost * 1000:0} ms, a = τ/dt")),
        ("rule", Text($"η+ {WindowProtocol.EtaPlus}, η− {WindowProtocol.EtaMinus}")),
        ("exponents", Text(
            $"μ {WindowProtocol.Mu} (multiplicative_pow); μ+ {WindowProtocol.MuPlus}, μ− {WindowProtocol.MuMinus} (asymmetric_pow)")),
    ];

    public override long Steps => WindowProtocol.Steps;

    public override double TimeStep => WindowProtocol.TimeStep;

    public override long Spikes => StepsDone > WindowProtocol.PostStep ? 1 : 0;

    public override ExperimentReport CreateReport() => new()
    {
        Abstract = "Each synapse sees one presynaptic and one postsynaptic spike. Its weight must change by η · A(w) · a · k (1 − k)^n, "
            + "where n is the lag in steps, k = dt/τ, and A(w) the weight dependence of the rule, "
            + "up to the rounding of the weight itself.",
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
