using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense linear step of a batch of one: no sum, so that products go right from the two sides into the rule.</summary>
/// <remarks>
/// Contract: <c>w</c> is row-major, its rows as long as the presynaptic side and as many as the postsynaptic side is long; it overlaps
/// nothing that is read. A product is added to zero like the first term of a sum, which makes a −0 a +0: the same bits as a sum of one.
/// </remarks>
internal static class SampleUpdate
{
    public static void Run<T, TRule, TSource>(in LinearOperands<T> operands, Span<T> w, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        for (int row = 0; row < operands.Outputs; row++)
        {
            Row<T, TRule, TSource>(
                w.Slice(row * operands.Inputs, operands.Inputs),
                operands.TracePre,
                operands.ActivityPre,
                new Vector<T>(operands.ActivityPost[row]),
                new Vector<T>(operands.TracePost[row]),
                coefficients,
                row);
        }
    }

    private static void Row<T, TRule, TSource>(
        Span<T> w,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> activityPre,
        Vector<T> activityPost,
        Vector<T> tracePost,
        in TSource coefficients,
        int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        // These two checks are what makes the unchecked reads and writes below safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(tracePre.Length, w.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(activityPre.Length, w.Length);
        ref T wStart = ref MemoryMarshal.GetReference(w);
        ref T traceStart = ref MemoryMarshal.GetReference(tracePre);
        ref T activityStart = ref MemoryMarshal.GetReference(activityPre);

        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Next<T, TRule, TSource>(
                Vector.LoadUnsafe(ref wStart, (nuint)i),
                Vector.LoadUnsafe(ref traceStart, (nuint)i),
                Vector.LoadUnsafe(ref activityStart, (nuint)i),
                activityPost,
                tracePost,
                coefficients,
                row,
                i)
                .StoreUnsafe(ref wStart, (nuint)i);
        }

        if (i < w.Length)
        {
            Vector<T> updated = Next<T, TRule, TSource>(
                PartialVector.Load<T>(w[i..]),
                PartialVector.Load(tracePre[i..w.Length]),
                PartialVector.Load(activityPre[i..w.Length]),
                activityPost,
                tracePost,
                coefficients,
                row,
                i);
            PartialVector.Store(updated, w[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Next<T, TRule, TSource>(
        Vector<T> w,
        Vector<T> tracePre,
        Vector<T> activityPre,
        Vector<T> activityPost,
        Vector<T> tracePost,
        in TSource coefficients,
        int row,
        int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T> =>
        TRule.Update<VectorLane<T>>(
            new(w),
            new(MultiplyAdd.Estimate(activityPost, tracePre, Vector<T>.Zero)),
            new(MultiplyAdd.Estimate(tracePost, activityPre, Vector<T>.Zero)),
            coefficients.Load(row, column)).Value;
}
