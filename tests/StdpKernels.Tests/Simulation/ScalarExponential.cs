using System.Numerics;

namespace StdpKernels.Tests.Simulation;

/// <summary>The exponential of one number after another, with the roundings that that of a vector has.</summary>
internal static class ScalarExponential
{
    public static T Of<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(double)
            ? T.CreateChecked(Of(double.CreateChecked(x)))
            : T.CreateChecked(Of(float.CreateChecked(x)));

    private static double Of(double x)
    {
        x = x < -708 ? -708 : x > 709 ? 709 : x;
        double shifted = (x * 1.4426950408889634) + 6755399441055744.0;
        double n = shifted - 6755399441055744.0;
        double r = x - (n * 0.693147180369123816490) - (n * 1.90821492927058770002e-10);
        double p = 0;
        for (int k = 13; k >= 2; k--)
        {
            p = (p * r) + (1 / Factorial(k));
        }

        return Math.ScaleB(1 + (r + (r * r * p)), (int)n);
    }

    private static float Of(float x)
    {
        x = x < -87 ? -87 : x > 88 ? 88 : x;
        float shifted = (x * 1.44269504f) + 12582912f;
        float n = shifted - 12582912f;
        float r = x - (n * 0.693359375f) + (n * 2.12194440e-4f);
        float p = 0;
        for (int k = 7; k >= 2; k--)
        {
            p = (p * r) + (1f / (float)Factorial(k));
        }

        return MathF.ScaleB(1 + (r + (r * r * p)), (int)n);
    }

    private static double Factorial(int k) => k <= 1 ? 1 : k * Factorial(k - 1);
}
