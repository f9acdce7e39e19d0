using System.Numerics;

namespace StdpKernels.Lanes;

/// <summary><c>x^exponent = exp(exponent · log(x))</c>, for exponents that are not integers.</summary>
/// <remarks>
/// In double precision throughout: of <see cref="float"/> the result is correctly rounded in nearly all cases, of
/// <see cref="double"/> it is within a few units in the last place. Every number of a vector is computed by itself.
/// </remarks>
internal static class ExpLogPower<T>
    where T : unmanaged
{
    public static Vector<T> Raise(Vector<T> x, Vector<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            Vector.Widen(x.As<T, float>(), out Vector<double> xLow, out Vector<double> xHigh);
            Vector.Widen(exponent.As<T, float>(), out Vector<double> exponentLow, out Vector<double> exponentHigh);
            return Vector.Narrow(Raise(xLow, exponentLow), Raise(xHigh, exponentHigh)).As<float, T>();
        }

        if (typeof(T) == typeof(double))
        {
            return Raise(x.As<T, double>(), exponent.As<T, double>()).As<double, T>();
        }

        throw new NotSupportedException($"Powers are of float or double, not {typeof(T)}.");
    }

    private static Vector<double> Raise(Vector<double> x, Vector<double> exponent)
    {
        // A power of −∞ is that of +∞; of any other negative number, NaN, as its logarithm is.
        Vector<double> infinity = new(double.PositiveInfinity);
        Vector<double> magnitude = Vector.ConditionalSelect(Vector.Equals(x, -infinity), infinity, x);
        return Vector.Exp(exponent * Vector.Log(magnitude));
    }
}
