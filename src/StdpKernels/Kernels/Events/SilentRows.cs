using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Events;

/// <summary>Rows whose postsynaptic neurons are silent: only the columns that fired are depressed, one by one.</summary>
internal static class SilentRows
{
    /// <summary>Neighbouring rows of a batch of one, in each of which M is the same for all columns that fired: the row's trace.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> holds whole rows of <paramref name="columns"/> weights, the first of which is
    /// <paramref name="row"/>, and one for each of <paramref name="traces"/>; <paramref name="fired"/> ascends; silence leaves each
    /// weight alone.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Depress<T, TRule, TSource>(
        Span<T> w, int columns, ReadOnlySpan<T> traces, ReadOnlySpan<int> fired, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        TSource local = coefficients;
        for (int r = 0; r < traces.Length; r++)
        {
            // The first term of a sum is added to zero.
            var m = new ScalarLane<T>(T.Zero + traces[r]);
            Span<T> weights = w.Slice(r * columns, columns);
            local.MoveTo(row + r, columns);
            foreach (int column in fired)
            {
                // Checked each time: the list is the caller's, who may have another thread that writes to it.
                ref T weight = ref weights[column];
                weight = TRule.Depress<ScalarLane<T>>(new(weight), m, local.At(column)).Value;
            }
        }
    }

    /// <summary>One row of a batch, in which the sums M stand at a fixed distance from each other.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> is the row; <paramref name="fired"/> ascends; <paramref name="m"/> has a sum for each of them;
    /// silence leaves each weight alone.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Depress<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<T> m, int mStride, ReadOnlySpan<int> fired, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        TSource local = coefficients;
        local.MoveTo(row, w.Length);
        for (int i = 0; i < fired.Length; i++)
        {
            ref T weight = ref w[fired[i]];
            weight = TRule.Depress<ScalarLane<T>>(new(weight), new(m[i * mStride]), local.At(fired[i])).Value;
        }
    }
}
