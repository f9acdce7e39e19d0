using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary><c>w + ((A_plus(w) · P) − (A_minus(w) · M))</c>.</summary>
internal readonly struct Unbounded<TDependence> : IUpdateRule
    where TDependence : struct, IWeightDependence
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Update<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        w + ((TDependence.Potentiation(w, c) * p) - (TDependence.Depression(w, c) * m));

    // A weight that silence leaves alone has a finite A_plus and is not −0: then w + (±0 − x) is w − x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depress<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        w - (TDependence.Depression(w, c) * m);
}
