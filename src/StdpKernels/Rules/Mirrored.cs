using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>A rule for weights in rows of presynaptic neurons: what a kernel sums as P is M, and the other way round.</summary>
/// <remarks>
/// The factors of a product may be exchanged without changing a bit, and the order of the terms stays: so the bits are those of the same
/// weights in rows of postsynaptic neurons.
/// </remarks>
internal readonly struct Mirrored<TRule> : IUpdateRule
    where TRule : struct, IUpdateRule
{
    public static bool IsMirrored => true;

    public static bool ReadsOwn => TRule.ReadsOwn;

    public static bool IsConstant => TRule.IsConstant;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Update<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.Update(w, m, p, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Change<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.Change(w, p, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ChangeByP<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.ChangeByM(w, p, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ChangeByM<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.ChangeByP(w, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Apply<TLane>(TLane w, TLane change, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.Apply(w, change, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.Depression(w, p, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.Potentiation(w, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiate<TLane>(TLane w, TLane potentiation, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.Depress(w, potentiation, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depress<TLane>(TLane w, TLane depression, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TRule.Potentiate(w, depression, c);

    public static bool KeepsSteady<T>(in RuleCoefficients<ScalarLane<T>> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TRule.KeepsSteady(c);
}
