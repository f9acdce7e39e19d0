namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>What a single pair of spikes does to a weight, in closed form and without a simulation.</summary>
internal static class WindowFormula
{
    // A spike adds a · k to its trace: one, as everywhere in these experiments.
    private const double KPre = WindowProtocol.TimeStep / WindowProtocol.TauPre;
    private const double KPost = WindowProtocol.TimeStep / WindowProtocol.TauPost;

    /// <summary><c>eta · A(w) · a · k (1 − k)^n</c>; both sides at a lag of zero.</summary>
    /// <param name="algorithm">The rule.</param>
    /// <param name="weight">The weight before the pair, from 0 to 1.</param>
    /// <param name="lag">How many steps the neuron fires after its input; before it where negative.</param>
    public static double Change(StdpAlgorithm algorithm, double weight, int lag)
    {
        double potentiation = lag >= 0
            ? WindowProtocol.EtaPlus * Dependence(algorithm, 1 - weight, WindowProtocol.MuPlus) * Math.Pow(1 - KPre, lag)
            : 0;
        double depression = lag <= 0
            ? WindowProtocol.EtaMinus * Dependence(algorithm, weight, WindowProtocol.MuMinus) * Math.Pow(1 - KPost, -lag)
            : 0;
        return potentiation - depression;
    }

    /// <summary>The weight after the pair, kept between its bounds.</summary>
    public static double WeightAfter(StdpAlgorithm algorithm, double weight, int lag) =>
        Math.Clamp(weight + Change(algorithm, weight, lag), 0, 1);

    private static double Dependence(StdpAlgorithm algorithm, double distance, double muOfSide) => algorithm switch
    {
        StdpAlgorithm.Additive => 1,
        StdpAlgorithm.AdditiveStep => distance > 0 ? 1 : 0,
        StdpAlgorithm.MultiplicativePow => Math.Pow(distance, WindowProtocol.Mu),
        StdpAlgorithm.MultiplicativeRelu => Math.Max(distance, 0),
        StdpAlgorithm.AsymmetricPow => Math.Pow(distance, muOfSide),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "The rule has no formula here."),
    };
}
