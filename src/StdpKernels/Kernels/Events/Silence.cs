using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Events;

/// <summary>Whether skipping what did not fire gives the same bits as computing it.</summary>
/// <remarks>
/// A dense product multiplies every trace with the silence of its partners: that is zero only for finite traces. And an update with
/// <c>P = M = 0</c> leaves a weight alone only if the rule says so: not where the weight is out of its bounds, is −0, or
/// meets a factor that is not finite. The second question is put to the rule itself, so that it holds for any rule.
/// </remarks>
internal static class Silence
{
    /// <summary>Whether an update without any spike would give back every weight of the given rows, bit for bit.</summary>
    /// <remarks>Contract: <paramref name="w"/> is row-major, <paramref name="columns"/> long in a row. Nothing is written.</remarks>
    public static bool KeepsAll<T, TRule, TSource>(ReadOnlySpan<T> w, RowRange rows, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int row = rows.First; row < rows.End; row++)
        {
            if (!KeepsRow<T, TRule, TSource>(w.Slice(row * columns, columns), coefficients, row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether this holds again after any step, so that it need not be asked again.</summary>
    public static bool Persists<T, TRule, TSource>(int rows, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        TSource local = coefficients;
        for (int row = 0; row < rows; row++)
        {
            local.MoveTo(row, columns);
            for (int column = 0; column < columns; column++)
            {
                if (!TRule.StaysQuiet(local.At(column)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    [MethodImpl(Hot.Loop)]
    private static bool KeepsRow<T, TRule, TSource>(ReadOnlySpan<T> w, in TSource coefficients, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        ref T start = ref MemoryMarshal.GetReference(w);
        TSource local = coefficients;
        local.MoveTo(row, w.Length);
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            // Safe without a check: the loop ends a vector before the end of the row.
            Vector<T> weights = Vector.LoadUnsafe(ref start, (nuint)i);
            Vector<T> kept = TRule.Update<VectorLane<T>>(
                new(weights), VectorLane<T>.Zero, VectorLane<T>.Zero, local.Load(i)).Value;
            if (!SameBits(weights, kept))
            {
                return false;
            }
        }

        return i == w.Length || KeepsTail<T, TRule, TSource>(w[i..], coefficients, row, i);
    }

    private static bool KeepsTail<T, TRule, TSource>(ReadOnlySpan<T> tail, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        TSource local = coefficients;
        local.MoveTo(row, column + tail.Length);
        for (int i = 0; i < tail.Length; i++)
        {
            T kept = TRule.Update<ScalarLane<T>>(
                new(tail[i]), ScalarLane<T>.Zero, ScalarLane<T>.Zero, local.At(column + i)).Value;
            if (!SameBits(new Vector<T>(tail[i]), new Vector<T>(kept)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameBits<T>(Vector<T> left, Vector<T> right) =>
        Vector.EqualsAll(left.As<T, byte>(), right.As<T, byte>());
}
