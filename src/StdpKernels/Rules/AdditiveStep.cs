using System.Numerics;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus · H(w_max − w)</c>, <c>A_minus = eta_minus · H(w − w_min)</c>; <c>H</c> is 0 at 0 and for NaN.</summary>
internal readonly struct AdditiveStep<T> : IWeightDependence<T>
{
    public static Vector<T> Potentiation(Vector<T> w, in RuleCoefficients<T> c) => c.EtaPlus * Step(c.WMax - w);

    public static Vector<T> Depression(Vector<T> w, in RuleCoefficients<T> c) => c.EtaMinus * Step(w - c.WMin);

    // Multiplied by, not selected: an infinite eta times 0 is NaN.
    private static Vector<T> Step(Vector<T> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero);
}
