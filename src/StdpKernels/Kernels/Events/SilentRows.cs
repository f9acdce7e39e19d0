using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Events;

/// <summary>Rows whose neurons are silent: only the weights in the columns that fired are updated, one by one.</summary>
internal static class SilentRows
{
    // Rows of a batch of one that are updated together: cache misses overlap, and the list is read less often. Only with parameters that are
    // numbers: tensor parameters would not fit the registers.
    public const int Together = KernelShapes.SampleRows;

    // Columns of graded activity whose M is computed together.
    private const int AtOnce = 64;

    /// <summary>Neighbouring rows of a batch of one, where M is the row's trace times the activity of the column.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> holds whole rows of <paramref name="columns"/> weights, the first of which is
    /// <paramref name="row"/>, and one for each of <paramref name="traces"/>; <paramref name="fired"/> ascends; all
    /// weights are steady. <paramref name="numbers"/> has what each event carries where events are graded, else <paramref name="common"/>
    /// is what all of them carry.
    /// </remarks>
    [MethodImpl(Hot.Loop)]
    public static void Depress<T, TRule, TSource, TKind>(
        Span<T> w,
        int columns,
        ReadOnlySpan<T> traces,
        ReadOnlySpan<int> fired,
        ReadOnlySpan<T> numbers,
        T common,
        in TSource coefficients,
        int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TKind : struct, IEventKind
    {
        int r = 0;
        if (TSource.IsUniform)
        {
            nint ahead = Prefetch.IsFar<T>(w) ? (nint)KernelShapes.PrefetchRows * columns : 0;

            // Behind the call, across which no floating-point register keeps its value.
            RuleCoefficients<ScalarLane<T>> parameters = coefficients.At(0);
            for (; r <= traces.Length - Together; r += Together)
            {
                DepressFour<T, TRule, TKind>(
                    w.Slice(r * columns, Together * columns),
                    columns,
                    traces.Slice(r, Together),
                    fired,
                    numbers,
                    common,
                    parameters,
                    ahead);
            }
        }

        for (; r < traces.Length; r++)
        {
            Span<T> weights = w.Slice(r * columns, columns);
            if (TKind.IsGraded)
            {
                DepressProducts<T, TRule, TSource>(weights, traces[r], fired, numbers, coefficients, row + r);
            }
            else
            {
                Depress<T, TRule, TSource>(weights, [M(traces[r], common)], mStride: 0, fired, coefficients, row + r);
            }
        }
    }

    /// <summary>One row, of columns that carry a number each.</summary>
    [MethodImpl(Hot.Loop)]
    private static void DepressProducts<T, TRule, TSource>(
        Span<T> w, T trace, ReadOnlySpan<int> fired, ReadOnlySpan<T> numbers, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        Span<T> m = stackalloc T[AtOnce];
        for (int first = 0; first < fired.Length; first += AtOnce)
        {
            int count = Math.Min(AtOnce, fired.Length - first);
            for (int i = 0; i < count; i++)
            {
                m[i] = M(trace, numbers[first + i]);
            }

            Depress<T, TRule, TSource>(w, m, mStride: 1, fired.Slice(first, count), coefficients, row);
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
            weight = OneSum.Depress<TRule, ScalarLane<T>>(new(weight), new(m[i * mStride]), local.At(fired[i])).Value;
        }
    }

    /// <summary>Four neighbouring silent rows of a batch of one.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> holds them; <paramref name="traces"/> has a number for each; the parameters are numbers; <paramref
    /// name="fired"/> ascends; all weights are steady. What events carry is as for any number of rows. <paramref name="ahead"/> is the
    /// prefetch distance in weights, zero for none.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DepressFour<T, TRule, TKind>(
        Span<T> w,
        int columns,
        ReadOnlySpan<T> traces,
        ReadOnlySpan<int> fired,
        ReadOnlySpan<T> numbers,
        T common,
        in RuleCoefficients<ScalarLane<T>> parameters,
        nint ahead)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TKind : struct, IEventKind
    {
        ScalarLane<T> m0 = PerRow<T, TRule, TKind>(traces[0], common, parameters), m1 = PerRow<T, TRule, TKind>(traces[1], common, parameters);
        ScalarLane<T> m2 = PerRow<T, TRule, TKind>(traces[2], common, parameters), m3 = PerRow<T, TRule, TKind>(traces[3], common, parameters);

        // This check, and that of each column, are what makes the unchecked reads and writes safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(w.Length, Together * columns);
        Span<T> row0 = w[..columns];
        nint toRow1 = columns, toRow2 = 2 * toRow1, toRow3 = 3 * toRow1;
        for (int i = 0; i < fired.Length; i++)
        {
            ref T weight = ref row0[fired[i]];
            if (ahead != 0)
            {
                Prefetch.LineOfFourRows(ref weight, ahead, toRow1);
            }

            T number = TKind.IsGraded ? numbers[i] : default;
            Depress<T, TRule, TKind>(ref weight, m0, number, parameters);
            Depress<T, TRule, TKind>(ref Unsafe.Add(ref weight, toRow1), m1, number, parameters);
            Depress<T, TRule, TKind>(ref Unsafe.Add(ref weight, toRow2), m2, number, parameters);
            Depress<T, TRule, TKind>(ref Unsafe.Add(ref weight, toRow3), m3, number, parameters);
        }
    }

    // The only term of a sum, which is added to zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T M<T>(T trace, T activity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.MultiplyAddEstimate(trace, activity, T.Zero);

    // What is the same for all weights of a row: the trace, M where all events carry the same, and under an additive rule then the depression.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ScalarLane<T> PerRow<T, TRule, TKind>(T trace, T common, in RuleCoefficients<ScalarLane<T>> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TKind : struct, IEventKind
    {
        if (TKind.IsGraded)
        {
            return new(trace);
        }

        ScalarLane<T> m = new(M(trace, common));
        return TRule.IsConstant ? TRule.Depression(ScalarLane<T>.Zero, m, coefficients) : m;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Depress<T, TRule, TKind>(
        ref T weight, ScalarLane<T> perRow, T number, in RuleCoefficients<ScalarLane<T>> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TKind : struct, IEventKind
    {
        ScalarLane<T> old = new(weight);
        bool isDepression = TRule.IsConstant && !TKind.IsGraded;
        ScalarLane<T> m = TKind.IsGraded ? new(M(perRow.Value, number)) : perRow;
        weight = TRule.Depress(old, isDepression ? m : TRule.Depression(old, m, coefficients), coefficients).Value;
    }
}
