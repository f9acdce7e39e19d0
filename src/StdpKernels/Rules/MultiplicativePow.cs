using System.Numerics;

namespace StdpKernels.Rules;

/// <summary>
/// <c>A_plus = eta_plus · (w_max − w)^mu</c>, <c>A_minus = eta_minus · (w − w_min)^mu</c>, with <c>x^0 = 1</c> for every x and NaN
/// for a fractional power of a negative number.
/// </summary>
internal readonly struct MultiplicativePow<T> : IWeightDependence<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Vector<T> Potentiation(Vector<T> w, in RuleCoefficients<T> c) => c.EtaPlus * Pow(c.WMax - w, c.Mu);

    public static Vector<T> Depression(Vector<T> w, in RuleCoefficients<T> c) => c.EtaMinus * Pow(w - c.WMin, c.Mu);

    // Lane by lane with the runtime's own power, which has all special values right; TensorPrimitives.Pow does the same.
    private static Vector<T> Pow(Vector<T> x, Vector<T> exponent)
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = T.Pow(x[i], exponent[i]);
        }

        return new Vector<T>(lanes);
    }
}
