using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>The unbounded update, then <c>min(max(w, w_min), w_max)</c>: NaN stays NaN, and of swapped bounds the upper one wins.</summary>
/// <remarks>The bounds here are numbers: a bound that is NaN has been folded into the rates.</remarks>
internal readonly struct HardBounded<TDependence> : IUpdateRule
    where TDependence : struct, IWeightDependence
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Update<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Bound(Unbounded<TDependence>.Update(w, p, m, c), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depress<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        Bound(Unbounded<TDependence>.Depress(w, m, c), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Bound<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> =>
        TLane.AtMost(TLane.AtLeast(w, c.WMin), c.WMax);
}
