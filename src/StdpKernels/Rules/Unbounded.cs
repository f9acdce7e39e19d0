using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary><c>w + ((A_plus(w) · P) − (A_minus(w) · M))</c>.</summary>
internal readonly struct Unbounded<TDependence> : IUpdateRule
    where TDependence : struct, IWeightDependence
{
    public static bool IsMirrored => false;

    public static bool ReadsOwn => TDependence.ReadsOwn;

    public static bool IsConstant => TDependence.IsConstant;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Update<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Apply(w, Change(w, p, m, c), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Change<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Potentiation(w, p, c) - Depression(w, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ChangeByP<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Potentiation(w, p, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ChangeByM<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        -Depression(w, m, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Apply<TLane>(TLane w, TLane change, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        w + change;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        TDependence.Potentiation(w, c) * p;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        TDependence.Depression(w, c) * m;

    // A steady weight has a finite A_minus and is not −0: then w + (x − ±0) is w + x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiate<TLane>(TLane w, TLane potentiation, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        w + potentiation;

    // A steady weight has a finite A_plus and is not −0: then w + (±0 − x) is w − x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depress<TLane>(TLane w, TLane depression, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        w - depression;

    // A finite factor times zero is zero, so that no spikes mean no change; and an update gives −0 only if the old weight was −0.
    public static bool KeepsSteady<T>(in RuleCoefficients<ScalarLane<T>> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TDependence.IsBounded && T.IsFinite(c.EtaPlus.Value) && T.IsFinite(c.EtaMinus.Value);
}
