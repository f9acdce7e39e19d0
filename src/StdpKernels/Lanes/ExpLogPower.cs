using System.Numerics;

namespace StdpKernels.Lanes;

/// <summary><c>x^exponent = exp(exponent · log(x))</c>, for exponents that are not integers.</summary>
/// <remarks>
/// In double precision throughout: of <see cref="float"/> the result is correctly rounded in nearly all cases; of
/// <see cref="double"/> its relative error is about <c>|exponent · log(x)|</c> units in the last place. Every number of a vector is
/// computed by itself: what the vector functions do to a whole vector for the sake of one number is kept away from them.
/// </remarks>
internal static class ExpLogPower<T>
    where T : unmanaged
{
    // Within this the exponential neither overflows nor loses bits.
    private const double MaxExponent = 700;
    private const double MinNormal = 2.2250738585072014e-308;

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
        Vector<long> ordinary = Vector.GreaterThanOrEqual(x, new Vector<double>(MinNormal))
            & Vector.LessThanOrEqual(x, new Vector<double>(double.MaxValue));
        Vector<double> power = exponent * Vector.Log(Vector.ConditionalSelect(ordinary, x, Vector<double>.One));
        ordinary &= Vector.LessThanOrEqual(Vector.Abs(power), new Vector<double>(MaxExponent));
        Vector<double> raised = Vector.Exp(Vector.ConditionalSelect(ordinary, power, Vector<double>.Zero));

        // A weight on its bound is nothing out of the ordinary.
        Vector<long> zero = Vector.Equals(x, Vector<double>.Zero);
        Vector<double> ofZero = Vector.ConditionalSelect(
            Vector.GreaterThan(exponent, Vector<double>.Zero), Vector<double>.Zero, new Vector<double>(double.PositiveInfinity));
        raised = Vector.ConditionalSelect(zero, ofZero, raised);
        ordinary |= zero;
        return Vector.EqualsAll(ordinary, Vector<long>.AllBitsSet) ? raised : WithSpecial(x, exponent, raised, ordinary);
    }

    private static Vector<double> WithSpecial(
        Vector<double> x, Vector<double> exponent, Vector<double> raised, Vector<long> ordinary)
    {
        Span<double> numbers = stackalloc double[Vector<double>.Count];
        raised.CopyTo(numbers);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (ordinary[i] == 0)
            {
                numbers[i] = Math.Pow(x[i], exponent[i]);
            }
        }

        return new Vector<double>(numbers);
    }
}
