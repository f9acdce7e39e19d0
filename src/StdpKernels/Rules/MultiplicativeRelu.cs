using System.Numerics;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus · max(w_max − w, 0)</c>, <c>A_minus = eta_minus · max(w − w_min, 0)</c>; NaN stays NaN.</summary>
internal readonly struct MultiplicativeRelu<T> : IWeightDependence<T>
{
    public static Vector<T> Potentiation(Vector<T> w, in RuleCoefficients<T> c) =>
        c.EtaPlus * Vector.Max(c.WMax - w, Vector<T>.Zero);

    public static Vector<T> Depression(Vector<T> w, in RuleCoefficients<T> c) =>
        c.EtaMinus * Vector.Max(w - c.WMin, Vector<T>.Zero);
}
