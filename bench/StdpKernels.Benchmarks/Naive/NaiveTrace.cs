using System.Numerics;

namespace StdpKernels.Benchmarks.Naive;

/// <summary>The trace as a plain loop: the baseline that every kernel is measured against.</summary>
internal static class NaiveTrace
{
    public static void Decay<T>(T[] t, T[] z, T a, T k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < t.Length; i++)
        {
            t[i] += k * (-t[i] + (a * z[i]));
        }
    }
}
