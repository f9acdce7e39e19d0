using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Dense;

/// <summary>Activity, traces and rules of any kind: both products, and then the rule.</summary>
internal readonly struct AnyActivity : ISampleForm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OfColumn<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane> => trace;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OfRow<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane> => trace;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Update<T, TRule, TLane>(
        TLane w, TLane rowActivity, TLane column, TLane row, TLane columnActivity, in RuleCoefficients<TLane> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TLane : struct, IVectorLane<T, TLane> =>
        TRule.Update(w, TLane.FirstTerm(rowActivity, column), TLane.FirstTerm(row, columnActivity), c);
}
