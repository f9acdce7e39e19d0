using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>What a rule makes of both sums, added to another array than the weights: <c>x + (A_plus(w) · P − A_minus(w) · M)</c>.</summary>
/// <remarks>
/// Contract: all arrays are row-major with rows of as many elements as there are columns, as long as each other, and the changes overlap nothing
/// that is read. P and M are by the neurons that fired: postsynaptic and presynaptic, whichever the rows belong to. Every operation rounds by
/// itself.
/// </remarks>
internal static class ChangeRows
{
    [MethodImpl(Hot.Loop)]
    public static void Add<T, TRule, TSource>(
        ReadOnlySpan<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, Span<T> changes, int rows, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        LaneSource<T, TSource, VectorLane<T>> local = new(coefficients);
        for (int row = 0; row < rows; row++)
        {
            int first = row * columns;
            local.MoveTo(row, columns);
            int i = 0;
            for (; i <= columns - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> change = TRule.Change<VectorLane<T>>(
                    new(new Vector<T>(w[(first + i)..])),
                    new(new Vector<T>(p[(first + i)..])),
                    new(new Vector<T>(m[(first + i)..])),
                    local.Load(i)).Value;
                (new Vector<T>(changes[(first + i)..]) + change).CopyTo(changes[(first + i)..]);
            }

            for (; i < columns; i++)
            {
                changes[first + i] += TRule.Change<ScalarLane<T>>(
                    new(w[first + i]), new(p[first + i]), new(m[first + i]), local.At(i)).Value;
            }
        }
    }
}
