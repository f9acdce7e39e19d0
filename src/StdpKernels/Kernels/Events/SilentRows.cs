using System.Diagnostics;
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
    // Rows of a batch of one that are depressed together: more cache lines are on their way at a time, and the list is read less often.
    // With parameters to read, registers last for one row only.
    private const int Together = 4;

    // Rows ahead whose lines are called for, where weights come from memory.
    private const int Ahead = 2 * Together;

    /// <summary>Neighbouring rows of a batch of one, in each of which M is the same for all columns that fired: the row's trace.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> holds whole rows of <paramref name="columns"/> weights, the first of which is
    /// <paramref name="row"/>, and one for each of <paramref name="traces"/>; <paramref name="fired"/> ascends; silence leaves each
    /// weight alone.
    /// </remarks>
    public static void Depress<T, TRule, TSource>(
        Span<T> w, int columns, ReadOnlySpan<T> traces, ReadOnlySpan<int> fired, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int r = 0;
        if (TSource.IsUniform)
        {
            r = traces.Length - (traces.Length % Together);
            DepressTogether<T, TRule, TSource>(w, columns, traces[..r], fired, coefficients);
        }

        for (; r < traces.Length; r++)
        {
            // The first term of a sum is added to zero.
            Depress<T, TRule, TSource>(
                w.Slice(r * columns, columns), [T.Zero + traces[r]], mStride: 0, fired, coefficients, row + r);
        }
    }

    /// <summary>One row, in which the sums M stand at a fixed distance from each other.</summary>
    /// <remarks>
    /// Contract: <paramref name="w"/> is the row; <paramref name="fired"/> ascends; <paramref name="m"/> has a sum for each of them;
    /// silence leaves each weight alone.
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
            weight = TRule.Depress<ScalarLane<T>>(new(weight), new(m[i * mStride]), local.At(fired[i])).Value;
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void DepressTogether<T, TRule, TSource>(
        Span<T> w, int columns, ReadOnlySpan<T> traces, ReadOnlySpan<int> fired, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        Debug.Assert(TSource.IsUniform, "Each row would have parameters of its own.");
        RuleCoefficients<ScalarLane<T>> parameters = coefficients.At(0);
        bool far = Prefetch.IsFar<T>(w);
        nint ahead = (nint)Ahead * columns;
        for (int r = 0; r < traces.Length; r += Together)
        {
            ScalarLane<T> m0 = new(T.Zero + traces[r]), m1 = new(T.Zero + traces[r + 1]);
            ScalarLane<T> m2 = new(T.Zero + traces[r + 2]), m3 = new(T.Zero + traces[r + 3]);

            // This slice, and the check of each column, are what makes the unchecked reads and writes safe.
            ref T row0 = ref MemoryMarshal.GetReference(w.Slice(r * columns, Together * columns));
            ref T row1 = ref Unsafe.Add(ref row0, columns);
            ref T row2 = ref Unsafe.Add(ref row1, columns);
            ref T row3 = ref Unsafe.Add(ref row2, columns);
            foreach (int column in fired)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns);
                if (far)
                {
                    Prefetch.Line(ref row0, ahead + column);
                    Prefetch.Line(ref row1, ahead + column);
                    Prefetch.Line(ref row2, ahead + column);
                    Prefetch.Line(ref row3, ahead + column);
                }

                Depress<T, TRule>(ref Unsafe.Add(ref row0, column), m0, parameters);
                Depress<T, TRule>(ref Unsafe.Add(ref row1, column), m1, parameters);
                Depress<T, TRule>(ref Unsafe.Add(ref row2, column), m2, parameters);
                Depress<T, TRule>(ref Unsafe.Add(ref row3, column), m3, parameters);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Depress<T, TRule>(ref T weight, ScalarLane<T> m, in RuleCoefficients<ScalarLane<T>> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule =>
        weight = TRule.Depress(new ScalarLane<T>(weight), m, coefficients).Value;
}
