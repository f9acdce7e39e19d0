using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Lanes;

/// <summary><c>x^exponent = 2^(exponent · log2(x))</c>, for exponents that are not integers.</summary>
/// <remarks>
/// In double precision throughout: of <see cref="float"/> the result is correctly rounded in nearly all cases; of
/// <see cref="double"/> its relative error is about <c>|exponent · log2(x)|</c> units in the last place. Every number of a vector is
/// computed by itself. The series are written out here, because calls in between would take longer than the arithmetic.
/// </remarks>
internal static class ExpLogPower<T>
    where T : unmanaged
{
    // Within this the power of two is a normal number.
    private const double MaxPower = 1000;
    private const double MinNormal = 2.2250738585072014e-308;

    // Added and taken away again, it leaves the nearest integer, whose bits then stand lowest.
    private const double Rounding = 6755399441055744.0;
    private const int MantissaBits = 52;
    private const long MantissaMask = (1L << MantissaBits) - 1;
    private const long BitsOfOne = 0x3FF0000000000000;

    [MethodImpl(Hot.Loop)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Raise(Vector<double> x, Vector<double> exponent)
    {
        Vector<double> power = exponent * Log2(x);
        Vector<double> raised = Exp2(power);

        // A weight on its bound is nothing out of the ordinary.
        Vector<long> zero = Vector.Equals(x, Vector<double>.Zero);
        Vector<double> ofZero = Vector.ConditionalSelect(
            Vector.GreaterThan(exponent, Vector<double>.Zero), Vector<double>.Zero, new Vector<double>(double.PositiveInfinity));
        raised = Vector.ConditionalSelect(zero, ofZero, raised);
        Vector<long> ordinary = zero
            | (Vector.GreaterThanOrEqual(x, new Vector<double>(MinNormal))
                & Vector.LessThanOrEqual(x, new Vector<double>(double.MaxValue))
                & Vector.LessThanOrEqual(Vector.Abs(power), new Vector<double>(MaxPower)));
        return Vector.EqualsAll(ordinary, Vector<long>.AllBitsSet) ? raised : WithSpecial(x, exponent, raised, ordinary);
    }

    /// <summary>Of normal numbers above zero; of others it gives something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Log2(Vector<double> x)
    {
        // x = m · 2^e with m from √½ to √2, and log(m) = 2 · artanh((m − 1) / (m + 1)).
        Vector<long> bits = x.As<double, long>();
        Vector<double> m = ((bits & new Vector<long>(MantissaMask)) | new Vector<long>(BitsOfOne)).As<long, double>();
        Vector<long> large = Vector.GreaterThan(m, new Vector<double>(1.4142135623730951));
        m = Vector.ConditionalSelect(large, m * new Vector<double>(0.5), m);
        Vector<long> shift = Vector.ShiftRightLogical(bits, MantissaBits) - new Vector<long>(1023) - large;

        // An integer as a number, by way of the bits of a large one.
        var rounding = new Vector<double>(Rounding);
        Vector<double> e = (shift + rounding.As<double, long>()).As<long, double>() - rounding;

        Vector<double> s = (m - Vector<double>.One) / (m + Vector<double>.One);
        Vector<double> square = s * s;
        Vector<double> tail = new(1 / 15.0);
        if (typeof(T) == typeof(double))
        {
            tail = Next(Next(Next(new(1 / 25.0), square, 1 / 23.0), square, 1 / 21.0), square, 1 / 19.0);
            tail = Next(Next(tail, square, 1 / 17.0), square, 1 / 15.0);
        }

        // In pairs that do not wait for each other.
        Vector<double> fourth = square * square;
        Vector<double> low = MultiplyAdd.Estimate(Pair(square, 1 / 7.0, 1 / 9.0), fourth, Pair(square, 1 / 3.0, 1 / 5.0));
        Vector<double> high = MultiplyAdd.Estimate(tail, fourth, Pair(square, 1 / 11.0, 1 / 13.0));
        Vector<double> sum = MultiplyAdd.Estimate(high, fourth * fourth, low);

        // The first term, which is the largest, is added last and exactly.
        Vector<double> twice = s + s;
        Vector<double> log = MultiplyAdd.Estimate(twice * square, sum, twice);
        return MultiplyAdd.Estimate(log, new Vector<double>(1.4426950408889634), e);
    }

    /// <summary>Of powers up to <see cref="MaxPower"/>; of others it gives something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Exp2(Vector<double> power)
    {
        Vector<double> shifted = power + new Vector<double>(Rounding);
        Vector<double> part = (power - (shifted - new Vector<double>(Rounding))) * new Vector<double>(0.6931471805599453);
        Vector<double> tail = new(1 / 40320.0);
        if (typeof(T) == typeof(double))
        {
            tail = Next(new(1 / 6227020800.0), part, 1 / 479001600.0);
            tail = Next(Next(Next(Next(tail, part, 1 / 39916800.0), part, 1 / 3628800.0), part, 1 / 362880.0), part, 1 / 40320.0);
        }

        Vector<double> square = part * part;
        Vector<double> fourth = square * square;
        Vector<double> low = MultiplyAdd.Estimate(Pair(part, 0.5, 1 / 6.0), square, Pair(part, 1, 1));
        Vector<double> high = MultiplyAdd.Estimate(Pair(part, 1 / 720.0, 1 / 5040.0), square, Pair(part, 1 / 24.0, 1 / 120.0));
        Vector<double> sum = MultiplyAdd.Estimate(MultiplyAdd.Estimate(tail, fourth, high), fourth, low);

        // The integer part goes right into the exponent.
        return (sum.As<double, long>() + Vector.ShiftLeft(shifted.As<double, long>(), MantissaBits)).As<long, double>();
    }

    /// <summary>One step of Horner's scheme.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Next(Vector<double> sum, Vector<double> x, double coefficient) =>
        MultiplyAdd.Estimate(sum, x, new Vector<double>(coefficient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Pair(Vector<double> x, double constant, double coefficient) =>
        MultiplyAdd.Estimate(x, new Vector<double>(coefficient), new Vector<double>(constant));

    [MethodImpl(MethodImplOptions.NoInlining)]
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
