using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// Activity of zeros and ones, and a rule whose factors do not depend on the weight: <c>w + (A_plus · t_pre) · z_post − (A_minus · t_post) · z_pre</c>,
/// where each factor is multiplied by its trace once for many weights. Five operations for each weight, in place of eight.
/// </summary>
/// <remarks>
/// A product with 0 or 1 is exact, so that the second may be fused with the difference. Traces and rates that have no sign keep zeros positive: a
/// change of nothing is +0 in either form.
/// </remarks>
internal readonly struct SpikesOnly : ISampleForm
{
    private const int RowsWorthALook = 32;

    /// <summary>Whether there are so many rows that finding out whether activity consists of spikes pays.</summary>
    public static bool PaysALook(int rows) => rows >= RowsWorthALook;

    /// <summary>Whether the form gives the bits of <see cref="AnyActivity"/>.</summary>
    /// <param name="activityPre">Activity of the columns.</param>
    /// <param name="tracePre">Their traces.</param>
    /// <param name="activityPost">Activity of the rows.</param>
    /// <param name="tracePost">Their traces.</param>
    /// <param name="coefficients">The parameters.</param>
    [MethodImpl(Hot.Way)]
    public static bool Serves<T, TRule, TSource>(
        ReadOnlySpan<T> activityPre, ReadOnlySpan<T> tracePre, ReadOnlySpan<T> activityPost, ReadOnlySpan<T> tracePost, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        if (!TRule.IsConstant || !TSource.IsUniform)
        {
            return false;
        }

        RuleCoefficients<ScalarLane<T>> c = coefficients.At(0);
        return !T.IsNegative(c.EtaPlus.Value) && !T.IsNegative(c.EtaMinus.Value)
            && AreSpikes(activityPre) && AreSpikes(activityPost)
            && TryFindLargest(tracePre, out T largestPre) && TryFindLargest(tracePost, out T largestPost)
            && T.IsFinite(TRule.Potentiation<ScalarLane<T>>(ScalarLane<T>.Zero, new(largestPre), c).Value)
            && T.IsFinite(TRule.Depression<ScalarLane<T>>(ScalarLane<T>.Zero, new(largestPost), c).Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OfColumn<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane> =>
        TRule.ChangeByP(TLane.Zero, trace, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OfRow<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane> =>
        TRule.ChangeByM(TLane.Zero, trace, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Update<T, TRule, TLane>(
        TLane w, TLane rowActivity, TLane column, TLane row, TLane columnActivity, in RuleCoefficients<TLane> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TLane : struct, IVectorLane<T, TLane> =>
        TRule.Apply(w, TLane.Sum(columnActivity, row, TLane.FirstTerm(rowActivity, column)), c);

    /// <summary>Whether activity is 0 or 1 everywhere; a zero has no sign.</summary>
    [MethodImpl(Hot.Loop)]
    private static bool AreSpikes<T>(ReadOnlySpan<T> activity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(activity);
        Vector<byte> differs = Vector<byte>.Zero;
        Vector<T> one = Vector<T>.One;
        int i = 0;
        for (; i <= activity.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            // Bits that are neither those of 1 nor none.
            Vector<T> z = Vector.LoadUnsafe(ref start, (nuint)i);
            differs |= z.As<T, byte>() & ~Vector.Equals(z, one).As<T, byte>();
        }

        bool areSpikes = differs == Vector<byte>.Zero;
        for (; i < activity.Length; i++)
        {
            areSpikes &= activity[i] == T.One || (T.IsZero(activity[i]) && T.IsPositive(activity[i]));
        }

        return areSpikes;
    }

    /// <summary>Finds the largest trace, unless one of them has a sign: if the change that it makes with a spike is finite, so are those of all.</summary>
    /// <remarks>Without signs, numbers are ordered as their bits are, with infinity and then NaN behind them: one comparison finds either.</remarks>
    [MethodImpl(Hot.Loop)]
    private static bool TryFindLargest<T>(ReadOnlySpan<T> traces, out T largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(traces);
        Vector<T> signs = Vector<T>.Zero, ofLanes = Vector<T>.Zero;
        int i = 0;
        for (; i <= traces.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> t = Vector.LoadUnsafe(ref start, (nuint)i);
            signs |= t;
            ofLanes = LargerBits(ofLanes, t);
        }

        largest = T.Zero;
        bool isAnySigned = false;
        for (int lane = 0; lane < Vector<T>.Count; lane++)
        {
            Include(ofLanes[lane], ref largest);
            isAnySigned |= T.IsNegative(signs[lane]);
        }

        for (; i < traces.Length; i++)
        {
            Include(traces[i], ref largest);
            isAnySigned |= T.IsNegative(traces[i]);
        }

        return !isAnySigned;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> LargerBits<T>(Vector<T> left, Vector<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unsafe.SizeOf<T>() == sizeof(int)
            ? Vector.Max(left.As<T, int>(), right.As<T, int>()).As<int, T>()
            : Vector.Max(left.As<T, long>(), right.As<T, long>()).As<long, T>();

    // Once it is NaN, nothing is larger.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Include<T>(T trace, ref T largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (trace > largest || T.IsNaN(trace))
        {
            largest = trace;
        }
    }
}
