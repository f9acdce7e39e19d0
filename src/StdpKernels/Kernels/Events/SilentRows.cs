using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Events;

/// <summary>Rows whose neurons are silent: only the weights in the columns that fired are updated, one by one.</summary>
internal static class SilentRows
{
    // Rows of a batch of one that are updated together: cache misses overlap, and the list is read less often. Only with parameters that are
    // numbers: tensor parameters would not fit the registers.
    public const int Together = 4;

    // Columns of graded activity whose M is computed together.
    private const int AtOnce = 64;

    // The prefetch distance in rows, where weights come from memory.
    private const int Ahead = 2 * Together;

    /// <summary>Neighbouring rows of a batch of one, in each of which M is the same for all columns that fired: the row's trace.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> holds whole rows of <paramref name="columns"/> weights, the first of which is
    /// <paramref name="row"/>, and one for each of <paramref name="traces"/>; <paramref name="fired"/> ascends; all
    /// weights are steady.
    /// </remarks>
    [MethodImpl(Hot.Loop)]
    public static void Depress<T, TRule, TSource>(
        Span<T> w, int columns, ReadOnlySpan<T> traces, ReadOnlySpan<int> fired, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int r = 0;
        if (TSource.IsUniform)
        {
            RuleCoefficients<ScalarLane<T>> parameters = coefficients.At(0);
            nint ahead = Prefetch.IsFar<T>(w) ? (nint)Ahead * columns : 0;
            for (; r <= traces.Length - Together; r += Together)
            {
                DepressFour<T, TRule>(w.Slice(r * columns, Together * columns), columns, traces.Slice(r, Together), fired, parameters, ahead);
            }
        }

        for (; r < traces.Length; r++)
        {
            // The first term of a sum is added to zero.
            Depress<T, TRule, TSource>(
                w.Slice(r * columns, columns), [T.Zero + traces[r]], mStride: 0, fired, coefficients, row + r);
        }
    }

    /// <summary>Neighbouring rows of a batch of one, of columns whose activity is more than a spike: M is trace times activity.</summary>
    /// <remarks>Contract: as for spikes; <paramref name="activity"/> has a number for each of <paramref name="fired"/>.</remarks>
    public static void Depress<T, TRule, TSource>(
        Span<T> w,
        int columns,
        ReadOnlySpan<T> traces,
        ReadOnlySpan<int> fired,
        ReadOnlySpan<T> activity,
        in TSource coefficients,
        int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        Span<T> m = stackalloc T[Math.Min(fired.Length, AtOnce)];
        for (int first = 0; first < fired.Length; first += AtOnce)
        {
            int count = Math.Min(AtOnce, fired.Length - first);
            for (int r = 0; r < traces.Length; r++)
            {
                for (int i = 0; i < count; i++)
                {
                    m[i] = T.MultiplyAddEstimate(traces[r], activity[first + i], T.Zero);
                }

                Depress<T, TRule, TSource>(
                    w.Slice(r * columns, columns), m, mStride: 1, fired.Slice(first, count), coefficients, row + r);
            }
        }
    }

    /// <summary>One row, in which the sums M stand at a fixed distance from each other.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> is the row; <paramref name="fired"/> ascends; <paramref name="m"/> has a sum for each of them;
    /// all weights are steady.
    /// </remarks>
    [MethodImpl(Hot.Loop)]
    public static void Depress<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<T> m, int mStride, ReadOnlySpan<int> fired, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        TSource local = coefficients;
        local.MoveTo(row, w.Length);
        for (int i = 0; i < fired.Length; i++)
        {
            ref T weight = ref w[fired[i]];
            RuleCoefficients<ScalarLane<T>> parameters = local.At(fired[i]);
            ScalarLane<T> depression = TRule.Depression<ScalarLane<T>>(new(weight), new(m[i * mStride]), parameters);
            weight = TRule.Depress<ScalarLane<T>>(new(weight), depression, parameters).Value;
        }
    }

    /// <summary>Four neighbouring silent rows of a batch of one.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> holds them; <paramref name="traces"/> has a number for each; the parameters are numbers; <paramref
    /// name="fired"/> ascends; all weights are steady. <paramref name="ahead"/> is the prefetch distance in weights, zero for none.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DepressFour<T, TRule>(
        Span<T> w,
        int columns,
        ReadOnlySpan<T> traces,
        ReadOnlySpan<int> fired,
        in RuleCoefficients<ScalarLane<T>> parameters,
        nint ahead)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
    {
        ScalarLane<T> m0 = PerRow<T, TRule>(traces[0], parameters), m1 = PerRow<T, TRule>(traces[1], parameters);
        ScalarLane<T> m2 = PerRow<T, TRule>(traces[2], parameters), m3 = PerRow<T, TRule>(traces[3], parameters);

        // This check, and that of each column, are what makes the unchecked reads and writes safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(w.Length, Together * columns);
        ref T row0 = ref MemoryMarshal.GetReference(w);
        foreach (int column in fired)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns);
            ref T weight0 = ref Unsafe.Add(ref row0, column);
            ref T weight1 = ref Unsafe.Add(ref weight0, columns);
            ref T weight2 = ref Unsafe.Add(ref weight1, columns);
            ref T weight3 = ref Unsafe.Add(ref weight2, columns);
            if (ahead != 0)
            {
                Prefetch.Line(ref weight0, ahead);
                Prefetch.Line(ref weight1, ahead);
                Prefetch.Line(ref weight2, ahead);
                Prefetch.Line(ref weight3, ahead);
            }

            Depress<T, TRule>(ref weight0, m0, parameters);
            Depress<T, TRule>(ref weight1, m1, parameters);
            Depress<T, TRule>(ref weight2, m2, parameters);
            Depress<T, TRule>(ref weight3, m3, parameters);
        }
    }

    // What is the same for all weights of a row: M, and under an additive rule the depression. The first term of a sum is added to zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ScalarLane<T> PerRow<T, TRule>(T trace, in RuleCoefficients<ScalarLane<T>> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
    {
        ScalarLane<T> m = new(T.Zero + trace);
        return TRule.IsConstant ? TRule.Depression(ScalarLane<T>.Zero, m, coefficients) : m;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Depress<T, TRule>(ref T weight, ScalarLane<T> perRow, in RuleCoefficients<ScalarLane<T>> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
    {
        ScalarLane<T> old = new(weight);
        weight = TRule.Depress(old, TRule.IsConstant ? perRow : TRule.Depression(old, perRow, coefficients), coefficients).Value;
    }
}
