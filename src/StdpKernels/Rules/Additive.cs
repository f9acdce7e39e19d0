using System.Numerics;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus</c>, <c>A_minus = eta_minus</c>.</summary>
internal readonly struct Additive<T> : IWeightDependence<T>
{
    public static Vector<T> Potentiation(Vector<T> w, in RuleCoefficients<T> c) => c.EtaPlus;

    public static Vector<T> Depression(Vector<T> w, in RuleCoefficients<T> c) => c.EtaMinus;
}
