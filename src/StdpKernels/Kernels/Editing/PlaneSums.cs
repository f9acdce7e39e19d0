using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Editing;

/// <summary>A sum over arrays that lie one behind the other, each times a factor of its own: <c>Σ_b f_b · x_b</c>.</summary>
/// <remarks>
/// Contract: there are as many arrays of the length of the sums as factors, and they do not overlap the sums. A sum starts at zero and takes its
/// terms in ascending order; products and sums round by themselves. A factor of zero adds nothing, whatever its array holds.
/// </remarks>
internal static class PlaneSums
{
    [MethodImpl(Hot.Loop)]
    public static void Run<T>(ReadOnlySpan<T> planes, ReadOnlySpan<T> factors, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        sums.Clear();
        for (int b = 0; b < factors.Length; b++)
        {
            T factor = factors[b];
            if (T.IsZero(factor))
            {
                continue;
            }

            ReadOnlySpan<T> plane = planes.Slice(b * sums.Length, sums.Length);
            Vector<T> factorVector = new(factor);
            int i = 0;
            for (; i <= sums.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(sums[i..]) + (new Vector<T>(plane[i..]) * factorVector)).CopyTo(sums[i..]);
            }

            for (; i < sums.Length; i++)
            {
                sums[i] += plane[i] * factor;
            }
        }
    }
}
