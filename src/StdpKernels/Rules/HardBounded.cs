using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>The unbounded update, then <c>min(max(w, w_min), w_max)</c>: NaN stays NaN, and of swapped bounds the upper one wins.</summary>
/// <remarks>The bounds here are numbers: a bound that is NaN has been folded into the rates.</remarks>
internal readonly struct HardBounded<TDependence> : IUpdateRule
    where TDependence : struct, IWeightDependence
{
    public static bool IsMirrored => false;

    public static bool ReadsOwn => TDependence.ReadsOwn;

    public static bool IsConstant => TDependence.IsConstant;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Update<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Bound(Unbounded<TDependence>.Update(w, p, m, c), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Change<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Unbounded<TDependence>.Change(w, p, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ChangeByP<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Unbounded<TDependence>.ChangeByP(w, p, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ChangeByM<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Unbounded<TDependence>.ChangeByM(w, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Apply<TLane>(TLane w, TLane change, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Bound(Unbounded<TDependence>.Apply(w, change, c), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Unbounded<TDependence>.Potentiation(w, p, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Unbounded<TDependence>.Depression(w, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiate<TLane>(TLane w, TLane potentiation, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Bound(Unbounded<TDependence>.Potentiate(w, potentiation, c), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depress<TLane>(TLane w, TLane depression, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Bound(Unbounded<TDependence>.Depress(w, depression, c), c);

    // A weight is between the bounds after its update, and factors that are finite at both bounds are finite between them.
    public static bool KeepsSteady<T>(in RuleCoefficients<ScalarLane<T>> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        IsOrdinary(c.WMin.Value) && IsOrdinary(c.WMax.Value) && c.WMin.Value <= c.WMax.Value
        && T.IsFinite(TDependence.Potentiation(c.WMin, c).Value) && T.IsFinite(TDependence.Potentiation(c.WMax, c).Value)
        && T.IsFinite(TDependence.Depression(c.WMin, c).Value) && T.IsFinite(TDependence.Depression(c.WMax, c).Value);

    private static bool IsOrdinary<T>(T bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsFinite(bound) && !(T.IsZero(bound) && T.IsNegative(bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Bound<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        TLane.AtMost(TLane.AtLeast(w, c.WMin), c.WMax);
}
