namespace StdpKernels.Tool.Simulation.Experiments.Drift;

/// <summary>Two rates and a rule.</summary>
/// <param name="PreRate">Spikes a second of each input.</param>
/// <param name="PostRate">Spikes a second of each neuron.</param>
/// <param name="EtaPlus">Learning rate of potentiation.</param>
/// <param name="EtaMinus">Learning rate of depression.</param>
/// <param name="APre">How much an input's spike feeds its trace.</param>
/// <param name="APost">How much a neuron's spike feeds its trace.</param>
internal sealed record DriftCondition(
    double PreRate, double PostRate, double EtaPlus, double EtaMinus, double APre, double APost)
{
    public const double TimeStep = 1e-3;
    public const double TauPre = 20e-3;
    public const double TauPost = 40e-3;

    /// <summary>The mean change of a weight in a step, <c>p q (eta_plus a_pre − eta_minus a_post)</c>.</summary>
    public double ExpectedDrift =>
        PreRate * TimeStep * (PostRate * TimeStep) * ((EtaPlus * APre) - (EtaMinus * APost));

    public string Label => FormattableString.Invariant(
        $"pre {PreRate:0} Hz, post {PostRate:0} Hz, η+ {EtaPlus:0.####}, η− {EtaMinus:0.####}, a {APre:0.#} and {APost:0.#}");

    /// <summary>What is tried: a balance, a weak and a strong depression, a potentiation.</summary>
    public static IReadOnlyList<DriftCondition> All { get; } =
    [
        new(20, 20, 1e-3, 1e-3, 1, 1),
        new(20, 50, 1e-3, 1.5e-3, 1, 1),
        new(50, 15, 2e-3, 1e-3, 1, 1),
        new(30, 30, 1e-3, 1e-3, 1, 3),
    ];
}
