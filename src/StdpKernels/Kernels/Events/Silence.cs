using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Events;

/// <summary>Whether skipping what did not fire gives the same bits as computing it.</summary>
/// <remarks>
/// A dense product multiplies every trace with the silence of its partners: that is zero only for finite traces. And an update with
/// <c>P = M = 0</c> leaves a weight alone only if the rule says so: not where the weight is out of its bounds, is −0, or
/// meets a factor that is not finite. The second question is put to the rule itself, so that it holds for any rule.
/// </remarks>
internal static class Silence
{
    /// <summary>Whether an update without any spike would give back every weight, bit for bit.</summary>
    /// <remarks>Contract: <paramref name="w"/> is row-major, <paramref name="columns"/> long in a row. Nothing is written.</remarks>
    public static bool KeepsAll<T, TRule, TSource>(ReadOnlySpan<T> w, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        for (int row = 0; !w.IsEmpty; row++, w = w[columns..])
        {
            int i = 0;
            for (; i <= columns - Vector<T>.Count; i += Vector<T>.Count)
            {
                var weights = new Vector<T>(w[i..]);
                Vector<T> kept = Silent<T, TRule, TSource>(weights, coefficients, row, i);
                if (!Vector.EqualsAll(weights.As<T, byte>(), kept.As<T, byte>()))
                {
                    return false;
                }
            }

            if (i < columns && !KeepsTail<T, TRule, TSource>(w[i..columns], coefficients, row, i))
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
        where TSource : struct, ICoefficientSource<T>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (!TRule.StaysQuiet(coefficients.At(row, column)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool KeepsTail<T, TRule, TSource>(ReadOnlySpan<T> tail, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        Span<T> kept = stackalloc T[Vector<T>.Count];
        Silent<T, TRule, TSource>(PartialVector.Load(tail), coefficients, row, column).CopyTo(kept);
        return MemoryMarshal.AsBytes(tail).SequenceEqual(MemoryMarshal.AsBytes(kept[..tail.Length]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Silent<T, TRule, TSource>(Vector<T> w, in TSource coefficients, int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T> =>
        TRule.Update<VectorLane<T>>(
            new(w), VectorLane<T>.Zero, VectorLane<T>.Zero, coefficients.Load(row, column)).Value;
}
