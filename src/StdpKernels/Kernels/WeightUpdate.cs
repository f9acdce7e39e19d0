using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>Rule and bound, applied to weights of one row in one pass: read once, written once.</summary>
internal static class WeightUpdate
{
    /// <summary>Neighbouring weights.</summary>
    /// <remarks>
    /// Contract: <paramref name="p"/> and <paramref name="m"/> are at least as long as <paramref name="w"/> and do not overlap it;
    /// <paramref name="column"/>, the column of the first weight, is a multiple of the vector length.
    /// </remarks>
    public static void Contiguous<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TSource : struct, ICoefficientSource<T>
    {
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Span<T> target = w.Slice(i, Vector<T>.Count);
            TRule.Update(
                new Vector<T>(target), new Vector<T>(p[i..]), new Vector<T>(m[i..]), coefficients.Load(row, column + i))
                .CopyTo(target);
        }

        if (i < w.Length)
        {
            Span<T> target = w[i..];
            Vector<T> updated = TRule.Update(
                Lanes.LoadPartial<T>(target),
                Lanes.LoadPartial(p[i..w.Length]),
                Lanes.LoadPartial(m[i..w.Length]),
                coefficients.Load(row, column + i));
            Lanes.StorePartial(updated, target);
        }
    }

    /// <summary>Chosen weights, whose postsynaptic neuron is silent: <c>P = 0</c>.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> is the whole row, <paramref name="columns"/> are distinct columns of it, and
    /// <paramref name="m"/> holds M for each, at a distance of <paramref name="mStride"/>.
    /// </remarks>
    public static void Gathered<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<int> columns, ReadOnlySpan<T> m, int mStride, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TSource : struct, ICoefficientSource<T>
    {
        Span<T> wLanes = stackalloc T[Vector<T>.Count];
        Span<T> mLanes = stackalloc T[Vector<T>.Count];
        wLanes.Clear();
        mLanes.Clear();
        for (int first = 0; first < columns.Length; first += Vector<T>.Count)
        {
            ReadOnlySpan<int> chosen = columns[first..Math.Min(first + Vector<T>.Count, columns.Length)];
            for (int i = 0; i < chosen.Length; i++)
            {
                wLanes[i] = w[chosen[i]];
                mLanes[i] = m[(first + i) * mStride];
            }

            TRule.Update(
                new Vector<T>(wLanes), Vector<T>.Zero, new Vector<T>(mLanes), coefficients.Gather(row, chosen))
                .CopyTo(wLanes);

            for (int i = 0; i < chosen.Length; i++)
            {
                w[chosen[i]] = wLanes[i];
            }
        }
    }
}
