using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Events;

/// <summary>A row whose postsynaptic neuron is silent: only the columns that fired are depressed, one by one.</summary>
internal static class SilentRow
{
    /// <remarks>
    /// Contract: <paramref name="columns"/> ascend; each weight of the row is one that silence leaves alone;
    /// <paramref name="m"/> has M for each of the columns.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Depress<T, TRule, TSource, TSums>(
        Span<T> w, ReadOnlySpan<int> columns, TSums m, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
        where TSums : struct, IColumnSums<T>, allows ref struct
    {
        if (columns.IsEmpty)
        {
            return;
        }

        // These two checks are what makes the unchecked access below safe, since columns ascend.
        ArgumentOutOfRangeException.ThrowIfNegative(columns[0]);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(columns[^1], w.Length);
        ref T start = ref MemoryMarshal.GetReference(w);
        TSource local = coefficients;
        local.MoveTo(row, w.Length);
        for (int i = 0; i < columns.Length; i++)
        {
            int column = columns[i];
            ref T weight = ref Unsafe.Add(ref start, column);
            weight = TRule.Depress<ScalarLane<T>>(new(weight), m[i], local.At(column)).Value;
        }
    }
}
