using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Simulation;

/// <summary>The exponential function of a vector, with the same bits on every machine.</summary>
/// <remarks>
/// The vectorised one of the framework rounds differently with and without a fused multiply-add, and that for single numbers is the
/// platform's. Here every operation rounds by itself: <c>e^x = 2^n · e^r</c> with <c>n</c> the integer nearest to <c>x / ln 2</c> and
/// <c>|r| ≤ ln 2 / 2</c>, for which a Taylor polynomial leaves less than half a unit in the last place.
/// </remarks>
internal static class Exponential
{
    // Beyond these, 2^n would be no normal number: what is lower is as good as zero, what is higher is nothing that a membrane does.
    private const double LeastDouble = -708;
    private const double GreatestDouble = 709;
    private const float LeastSingle = -87;
    private const float GreatestSingle = 88;

    // 1.5 · 2^52 and 1.5 · 2^23: a sum with them has no fraction, and ends in the bits of the integer.
    private const double IntegerDouble = 6755399441055744.0;
    private const float IntegerSingle = 12582912f;

    /// <summary><c>e^x</c>, with <c>x</c> taken into the range of normal results; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of<T>(Vector<T> x)
        where T : unmanaged => typeof(T) == typeof(double)
            ? OfDouble(x.As<T, double>()).As<double, T>()
            : OfSingle(x.As<T, float>()).As<float, T>();

    /// <summary><c>e^x</c> of one number, as that of vectors.</summary>
    public static double Of(double x) => OfDouble(new Vector<double>(x))[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> OfDouble(Vector<double> x)
    {
        x = Within(x, new Vector<double>(LeastDouble), new Vector<double>(GreatestDouble));
        Vector<double> shifted = (x * 1.4426950408889634) + new Vector<double>(IntegerDouble);
        Vector<double> n = shifted - new Vector<double>(IntegerDouble);

        // ln 2 in two parts, the first of which has so few bits that its product with n is exact.
        Vector<double> r = x - (n * 0.693147180369123816490) - (n * 1.90821492927058770002e-10);
        Vector<double> p = new(1.0 / 6227020800);
        p = (p * r) + new Vector<double>(1.0 / 479001600);
        p = (p * r) + new Vector<double>(1.0 / 39916800);
        p = (p * r) + new Vector<double>(1.0 / 3628800);
        p = (p * r) + new Vector<double>(1.0 / 362880);
        p = (p * r) + new Vector<double>(1.0 / 40320);
        p = (p * r) + new Vector<double>(1.0 / 5040);
        p = (p * r) + new Vector<double>(1.0 / 720);
        p = (p * r) + new Vector<double>(1.0 / 120);
        p = (p * r) + new Vector<double>(1.0 / 24);
        p = (p * r) + new Vector<double>(1.0 / 6);
        p = (p * r) + new Vector<double>(0.5);

        // The largest terms last: only their sum rounds in the size of the result.
        Vector<double> power = Vector<double>.One + (r + (r * r * p));
        return Vector.AsVectorDouble(Vector.AsVectorInt64(power) + Vector.ShiftLeft(Vector.AsVectorInt64(shifted), 52));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> OfSingle(Vector<float> x)
    {
        x = Within(x, new Vector<float>(LeastSingle), new Vector<float>(GreatestSingle));
        Vector<float> shifted = (x * 1.44269504f) + new Vector<float>(IntegerSingle);
        Vector<float> n = shifted - new Vector<float>(IntegerSingle);
        Vector<float> r = x - (n * 0.693359375f) + (n * 2.12194440e-4f);
        Vector<float> p = new(1f / 5040);
        p = (p * r) + new Vector<float>(1f / 720);
        p = (p * r) + new Vector<float>(1f / 120);
        p = (p * r) + new Vector<float>(1f / 24);
        p = (p * r) + new Vector<float>(1f / 6);
        p = (p * r) + new Vector<float>(0.5f);
        Vector<float> power = Vector<float>.One + (r + (r * r * p));
        return Vector.AsVectorSingle(Vector.AsVectorInt32(power) + Vector.ShiftLeft(Vector.AsVectorInt32(shifted), 23));
    }

    // Comparisons, since minimum and maximum of NaN are not the same everywhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Within<T>(Vector<T> x, Vector<T> least, Vector<T> greatest)
    {
        x = Vector.ConditionalSelect(Vector.LessThan(x, least), least, x);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, greatest), greatest, x);
    }
}
