using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Rules;

/// <summary>The unbounded update, then <c>min(max(w, w_min), w_max)</c>: NaN stays NaN, and of swapped bounds the upper one wins.</summary>
internal readonly struct HardBounded<T, TDependence> : IUpdateRule<T>
    where TDependence : struct, IWeightDependence<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Update(Vector<T> w, Vector<T> p, Vector<T> m, in RuleCoefficients<T> c) =>
        Vector.Min(Vector.Max(Unbounded<T, TDependence>.Update(w, p, m, c), c.WMin), c.WMax);
}
