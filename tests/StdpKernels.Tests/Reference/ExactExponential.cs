using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary><c>e^(−x)</c> in whole numbers of some 300 bits, rounded once.</summary>
internal static class ExactExponential
{
    private const int Bits = 300;

    private static readonly BigInteger Ln2 = NaturalLogarithmOfTwo();

    public static double OfNegative(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) > 800)
        {
            return double.IsNaN(x) ? x : x > 0 ? 0 : double.PositiveInfinity;
        }

        BigInteger exponent = -Fixed(x);
        int n = (int)Math.Round(-x / Math.Log(2));
        BigInteger rest = exponent - (n * Ln2);
        (BigInteger sum, BigInteger term) = (BigInteger.One << Bits, BigInteger.One << Bits);
        for (int i = 1; i < 80; i++)
        {
            term = ((term * rest) >> Bits) / i;
            sum += term;
        }

        // To the 53 bits of a double, the nearest.
        int surplus = (int)sum.GetBitLength() - 53;
        BigInteger rounded = (sum + (BigInteger.One << (surplus - 1))) >> surplus;
        return Math.ScaleB((double)rounded, n + surplus - Bits);
    }

    private static BigInteger Fixed(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075 + Bits;
        BigInteger magnitude = shift >= 0 ? (BigInteger)mantissa << shift : (BigInteger)mantissa >> -shift;
        return bits < 0 ? -magnitude : magnitude;
    }

    // The sum of 1 / (k · 2^k).
    private static BigInteger NaturalLogarithmOfTwo()
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 1; k <= Bits; k++)
        {
            sum += (BigInteger.One << (Bits - k)) / k;
        }

        return sum;
    }
}
