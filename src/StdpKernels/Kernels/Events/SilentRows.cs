using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        if (!RequireWithin(fired, columns))
        {
            return;
        }

        // With the columns within a row, this check is what makes the unchecked access below safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(w.Length, (long)traces.Length * columns);
        ref T start = ref MemoryMarshal.GetReference(w);
        TSource local = coefficients;
        for (int r = 0; r < traces.Length; r++)
        {
            // The first term of a sum is added to zero.
            var m = new ScalarLane<T>(T.Zero + traces[r]);
            local.MoveTo(row + r, columns);
            foreach (int column in fired)
            {
                ref T weight = ref Unsafe.Add(ref start, column);
                weight = TRule.Depress<ScalarLane<T>>(new(weight), m, local.At(column)).Value;
            }

            start = ref Unsafe.Add(ref start, columns);
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
        if (!RequireWithin(fired, w.Length))
        {
            return;
        }

        ref T start = ref MemoryMarshal.GetReference(w);
        TSource local = coefficients;
        local.MoveTo(row, w.Length);
        for (int i = 0; i < fired.Length; i++)
        {
            ref T weight = ref Unsafe.Add(ref start, fired[i]);
            weight = TRule.Depress<ScalarLane<T>>(new(weight), new(m[i * mStride]), local.At(fired[i])).Value;
        }
    }

    /// <summary>Whether there are any; they ascend, so that the first and the last speak for all.</summary>
    private static bool RequireWithin(ReadOnlySpan<int> fired, int columns)
    {
        if (fired.IsEmpty)
        {
            return false;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(fired[0]);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fired[^1], columns);
        return true;
    }
}
