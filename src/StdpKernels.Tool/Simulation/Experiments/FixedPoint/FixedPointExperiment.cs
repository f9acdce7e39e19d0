using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.FixedPoint;

/// <summary>
/// Under independent trains, a weight-dependent rule draws the weights to where potentiation and depression balance
/// (Gütig, Aharonov, Rotter and Sompolinsky 2003).
/// </summary>
internal sealed class FixedPointExperiment : Experiment
{
    // Neurons that fire in half of all steps: nothing biological, but the balance does not depend on it, and is found sooner.
    private const double Rate = 500;
    private const int StepsPerSample = 200;

    // Ten times as long as the slowest rule takes to come nearer by a factor of e.
    private const int SettlingSteps = 50_000;

    private static readonly double[] Mus = [1, 0.75, 0.5, 0.25, 0.1];
    private static readonly double[] Alphas = [1.05, 1.2];

    private readonly ExperimentSettings _settings;
    private readonly PoissonPair _trains;
    private readonly FixedPointTrial[] _trials;

    public FixedPointExperiment(ExperimentSettings settings)
    {
        _settings = settings;
        _trains = new PoissonPair(FixedPointTrial.Neurons, Rate, Rate, FixedPointTrial.TimeStep, settings.Seed);
        _trials =
        [
            .. Alphas.SelectMany(alpha => Mus.Select(mu => Create(StdpAlgorithm.MultiplicativePow, mu, alpha))),
            .. Alphas.Select(alpha => Create(StdpAlgorithm.MultiplicativeRelu, 1, alpha)),
        ];
        Steps = SettlingSteps + (settings.Quick ? 30_000 : 150_000);

        FixedPointTrial Create(StdpAlgorithm algorithm, double mu, double alpha) => new(algorithm, mu, alpha, settings.Seed);
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_settings.Seed}")),
        ("synapses", Invariant($"{FixedPointTrial.Neurons} × {FixedPointTrial.Neurons}, float32")),
        ("trains", Invariant($"independent, both sides {Rate * FixedPointTrial.TimeStep:0.#} spikes a step")),
        ("rule", Invariant($"η {FixedPointTrial.LearningRate}, τ {FixedPointTrial.Tau * 1000:0} ms")),
        ("steps", Invariant($"{Steps:N0}, of which {SettlingSteps:N0} to settle")),
    ];

    public override long Steps { get; }

    public override double TimeStep => FixedPointTrial.TimeStep;

    public override long Spikes => _trains.Spikes;

    public override ExperimentReport CreateReport()
    {
        FixedPointResult[] results = [.. _trials.Select(trial => new FixedPointResult(trial))];
        return new ExperimentReport
        {
            Abstract = "With independent trains on both sides, potentiation is in proportion to (1 − w)^μ and depression to α w^μ. "
                + "The mean weight must be where the two are equal, 1 / (1 + α^(1/μ)) (Gütig and others 2003), "
                + "and multiplicative_relu must be μ = 1.",
            Verdicts =
            [
                .. results.Select(VerdictOf),
                .. Alphas.Select((alpha, i) => CompareRelu(alpha, _trials[i * Mus.Length], _trials[^(Alphas.Length - i)])),
            ],
            Figures = [new("fixed-point", FixedPointFigure.Caption, FixedPointFigure.Draw(results))],
            Arrays =
            [
                .. _trials.Select(trial => (
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"w_{AlgorithmNames.NameOf(trial.Algorithm)}_mu_{trial.Mu}_alpha_{trial.Alpha}"),
                    NpyArray.Create(trial.Weights.ToArray(), FixedPointTrial.Neurons, FixedPointTrial.Neurons))),
            ],
            Notes =
            [
                "The mean is over all synapses and over time, its standard error that of the means of rows and columns, which share a "
                + "neuron or an input. All rules meet the same spikes. One in 370 independent expectations of three standard errors is "
                + "missed by chance.",
            ],
        };
    }

    protected override void Step(long step)
    {
        _trains.Step();
        bool sample = step >= SettlingSteps && step % StepsPerSample == 0;
        foreach (FixedPointTrial trial in _trials)
        {
            trial.Step(_trains.Pre, _trains.Post);
            if (sample)
            {
                trial.Sample();
            }
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Part(_trains);
        state.Parts(_trials);
    }

    private static Verdict VerdictOf(FixedPointResult result) => Verdict.Within(
        string.Create(
            CultureInfo.InvariantCulture, $"mean w, {AlgorithmNames.NameOf(result.Algorithm)}, α {result.Alpha:0.##}, μ {result.Mu:0.##}"),
        result.Mean,
        result.Expected,
        3 * result.StandardError,
        "1 / (1 + α^(1/μ)) (Gütig and others 2003); three standard errors of the mean over synapses of this run",
        "0.0000");

    private static Verdict CompareRelu(double alpha, FixedPointTrial pow, FixedPointTrial relu)
    {
        int different = 0;
        for (int i = 0; i < pow.Weights.Length; i++)
        {
            different += pow.Weights[i] == relu.Weights[i] ? 0 : 1;
        }

        return Verdict.AtMost(
            string.Create(CultureInfo.InvariantCulture, $"weights in which multiplicative_relu and μ = 1 differ, α {alpha:0.00}"),
            different,
            0,
            "both are the same rule at μ = 1, to the last bit",
            "0");
    }
}
