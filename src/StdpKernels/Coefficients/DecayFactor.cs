namespace StdpKernels.Coefficients;

/// <summary><c>e^(−x)</c> with the same bits on all machines, which the mathematical functions of their systems need not have.</summary>
/// <remarks>
/// <c>−x = n · ln 2 + r</c>, and the series of <c>e^r</c> in numbers of two doubles: sums, products and fused multiply-adds, which round alike
/// everywhere. The error is that of the last rounding, half a unit in the last place and hardly more.
/// </remarks>
internal static class DecayFactor
{
    // ln 2 in two parts, the first of which has so few bits that its product with n is exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // What is left of the series behind so many terms is below 2^−110, with |r| up to 0.35.
    private const int Terms = 26;

    public static double Of(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        // Beyond the smallest and the largest number.
        if (x is > 746 or < -710)
        {
            return x > 0 ? 0 : double.PositiveInfinity;
        }

        double n = Math.Round(-x / (Ln2High + Ln2Low));
        (double high, double low) = Sum(-x - (n * Ln2High), -(n * Ln2Low));
        (double sumHigh, double sumLow) = (1, 0);
        for (int i = Terms; i > 0; i--)
        {
            // 1 + sum · r / i.
            (sumHigh, sumLow) = Quotient(Product((sumHigh, sumLow), (high, low)), i);
            (double one, double rest) = Sum(1, sumHigh);
            (sumHigh, sumLow) = Sum(one, rest + sumLow);
        }

        return Math.ScaleB(sumHigh + sumLow, (int)n);
    }

    /// <summary>The sum of two numbers, and what its rounding left out.</summary>
    private static (double High, double Low) Sum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return (sum, (a - (sum - part)) + (b - part));
    }

    private static (double High, double Low) Product((double High, double Low) a, (double High, double Low) b)
    {
        double product = a.High * b.High;
        double rest = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Sum(product, rest + ((a.High * b.Low) + (a.Low * b.High)));
    }

    private static (double High, double Low) Quotient((double High, double Low) a, double divisor)
    {
        double quotient = a.High / divisor;
        double rest = Math.FusedMultiplyAdd(-quotient, divisor, a.High);
        return Sum(quotient, (rest + a.Low) / divisor);
    }
}
