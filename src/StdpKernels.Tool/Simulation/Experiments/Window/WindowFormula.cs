using System.Numerics;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>What a single pair of spikes does to a weight, in closed form and without a simulation.</summary>
internal static class WindowFormula
{
    /// <summary>The weight after the pair, kept between its bounds: <c>eta · A(w) · t</c>, where <c>t</c> is the trace of the first spike.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="algorithm">How it depends on the weight.</param>
    /// <param name="weight">The weight before the pair, from 0 to 1.</param>
    /// <param name="lag">How many steps the neuron fires after its input; before it where negative.</param>
    /// <typeparam name="T">The type of the trace.</typeparam>
    public static double WeightAfter<T>(WindowRule rule, StdpAlgorithm algorithm, double weight, int lag)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double tracePre = lag > 0 || (lag == 0 && rule.CoincidencePotentiates) ? rule.Pre.After<T>(lag, rule.TraceFloor) : 0;
        double tracePost = lag < 0 || (lag == 0 && rule.CoincidenceDepresses) ? rule.Post.After<T>(-lag, rule.TraceFloor) : 0;
        switch (rule.Order)
        {
            case StdpOrder.Together:
                return Bound(weight + (Potentiation(weight) - Depression(weight)));
            case StdpOrder.PotentiationFirst:
                weight = Bound(weight + Potentiation(weight));
                return Bound(weight - Depression(weight));
            default:
                weight = Bound(weight - Depression(weight));
                return Bound(weight + Potentiation(weight));
        }

        double Potentiation(double w) => rule.EtaPlus * Dependence(algorithm, 1 - w, WindowProtocol.MuPlus) * tracePre;

        double Depression(double w) => rule.EtaMinus * Dependence(algorithm, w, WindowProtocol.MuMinus) * tracePost;
    }

    private static double Bound(double weight) => Math.Clamp(weight, 0, 1);

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
