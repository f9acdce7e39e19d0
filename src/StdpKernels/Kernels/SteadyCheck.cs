using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels;

/// <summary>Whether weights are steady: whether an update with <c>P = M = 0</c> gives each of them back, bit for bit.</summary>
/// <remarks>
/// A kernel that skips neurons without spikes gives the bits of the dense kernel only if the traces are finite (zero times infinity is NaN)
/// and the weights are steady. A weight is not steady where it is out of its bounds, is −0, or meets a factor that is not finite. The
/// check runs the rule itself, so that it holds for any rule.
/// </remarks>
internal static class SteadyCheck
{
    /// <summary>Whether every weight of the given rows is steady.</summary>
    /// <remarks>Contract: <paramref name="w"/> is row-major, <paramref name="columns"/> long in a row. Nothing is written.</remarks>
    [MethodImpl(Hot.Way)]
    public static bool AreSteady<T, TRule, TSource>(ReadOnlySpan<T> w, RowRange rows, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int row = rows.First; row < rows.End; row++)
        {
            if (!IsSteadyRow<T, TRule, TSource>(w.Slice(row * columns, columns), coefficients, row, 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every weight of a stretch is steady, whose parameters are laid out in one row.</summary>
    /// <remarks>Contract: <paramref name="first"/> is the column of the first weight. Nothing is written.</remarks>
    [MethodImpl(Hot.Way)]
    public static bool AreSteady<T, TRule, TSource>(ReadOnlySpan<T> w, int first, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct =>
        w.IsEmpty || IsSteadyRow<T, TRule, TSource>(w, coefficients, 0, first);

    /// <summary>Whether steady weights stay so in any step, so that they need not be checked again.</summary>
    [MethodImpl(Hot.Way)]
    public static bool StaySteady<T, TRule, TSource>(int rows, int columns, in TSource coefficients)
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
                if (!TRule.KeepsSteady(local.At(column)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a weight of this value would be steady anywhere.</summary>
    [MethodImpl(Hot.Way)]
    public static bool IsAnySteady<T, TRule, TSource>(T weight, int rows, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (IsSteadyTail<T, TRule, TSource>([weight], coefficients, row, column))
                {
                    return true;
                }
            }
        }

        return false;
    }

    [MethodImpl(Hot.Loop)]
    private static bool IsSteadyRow<T, TRule, TSource>(ReadOnlySpan<T> w, in TSource coefficients, int row, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        ref T start = ref MemoryMarshal.GetReference(w);
        LaneSource<T, TSource, VectorLane<T>> local = new(coefficients);
        local.MoveTo(row, first + w.Length);
        int i = 0;

        // Four vectors at a time, with one branch for all of them. Safe without a check: the loops end four vectors and one vector before
        // the end of the row.
        for (; i <= w.Length - (4 * Vector<T>.Count); i += 4 * Vector<T>.Count)
        {
            Vector<byte> changes =
                (Changes<T, TRule, TSource>(ref start, i, local, first) | Changes<T, TRule, TSource>(ref start, i + Vector<T>.Count, local, first))
                | (Changes<T, TRule, TSource>(ref start, i + (2 * Vector<T>.Count), local, first)
                    | Changes<T, TRule, TSource>(ref start, i + (3 * Vector<T>.Count), local, first));
            if (changes != Vector<byte>.Zero)
            {
                return false;
            }
        }

        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            if (Changes<T, TRule, TSource>(ref start, i, local, first) != Vector<byte>.Zero)
            {
                return false;
            }
        }

        return i == w.Length || IsSteadyTail<T, TRule, TSource>(w[i..], coefficients, row, first + i);
    }

    /// <summary>The bits in which a vector of weights changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<byte> Changes<T, TRule, TSource>(ref T start, int i, in LaneSource<T, TSource, VectorLane<T>> coefficients, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        Vector<T> weights = Vector.LoadUnsafe(ref start, (nuint)i);
        Vector<T> kept = TRule.Update<VectorLane<T>>(
            new(weights), VectorLane<T>.Zero, VectorLane<T>.Zero, coefficients.Load(first + i)).Value;
        return weights.As<T, byte>() ^ kept.As<T, byte>();
    }

    [MethodImpl(Hot.Way)]
    private static bool IsSteadyTail<T, TRule, TSource>(ReadOnlySpan<T> tail, in TSource coefficients, int row, int column)
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
