using System.Numerics;

namespace StdpKernels.Benchmarks.Naive;

/// <summary>The additive linear step as plain loops: the sums of one weight, then its update and bound.</summary>
internal static class NaiveLinear
{
    public static void Step<T>(
        T[] zPre, T[] zPost, T[] tPre, T[] tPost, T[] w, int batch, int inputs, int outputs, T a, T k, T eta, T wMin, T wMax)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NaiveTrace.Decay(tPre, zPre, a, k);
        NaiveTrace.Decay(tPost, zPost, a, k);
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                T p = T.Zero;
                T m = T.Zero;
                for (int b = 0; b < batch; b++)
                {
                    p += zPost[(b * outputs) + o] * tPre[(b * inputs) + i];
                    m += tPost[(b * outputs) + o] * zPre[(b * inputs) + i];
                }

                ref T weight = ref w[(o * inputs) + i];
                weight = T.Clamp(weight + ((eta * p) - (eta * m)), wMin, wMax);
            }
        }
    }
}
