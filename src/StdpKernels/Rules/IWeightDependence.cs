using System.Numerics;

namespace StdpKernels.Rules;

/// <summary>How a change depends on the weight. One struct a rule; there is no scalar form, so that every weight rounds alike.</summary>
internal interface IWeightDependence<T>
{
    /// <summary><c>A_plus(w)</c>.</summary>
    static abstract Vector<T> Potentiation(Vector<T> w, in RuleCoefficients<T> c);

    /// <summary><c>A_minus(w)</c>.</summary>
    static abstract Vector<T> Depression(Vector<T> w, in RuleCoefficients<T> c);
}
