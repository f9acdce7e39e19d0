using System.Numerics;
using System.Numerics.Tensors;
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
            && HaveNoSign(tracePre) && HaveNoSign(tracePost)
            && T.IsFinite(TRule.Potentiation<ScalarLane<T>>(ScalarLane<T>.Zero, new(Largest(tracePre)), c).Value)
            && T.IsFinite(TRule.Depression<ScalarLane<T>>(ScalarLane<T>.Zero, new(Largest(tracePost)), c).Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OfColumn<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane>
    {
        TLane change = TRule.Potentiation(TLane.Zero, trace, c);
        return TRule.IsMirrored ? -change : change;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OfRow<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane>
    {
        TLane change = TRule.Depression(TLane.Zero, trace, c);
        return TRule.IsMirrored ? change : -change;
    }

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

    // The smallest of numbers is no number if one of them is none, and the zero with a sign if there is one.
    private static bool HaveNoSign<T>(ReadOnlySpan<T> traces)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        traces.IsEmpty || (TensorPrimitives.Min(traces) is var smallest && smallest >= T.Zero && T.IsPositive(smallest));

    // What it and a spike would change is finite if everything is.
    private static T Largest<T>(ReadOnlySpan<T> traces)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => traces.IsEmpty ? T.Zero : TensorPrimitives.Max(traces);
}
