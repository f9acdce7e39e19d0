using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Rules;

/// <summary>The unbounded update, then <c>min(max(w, w_min), w_max)</c>: NaN stays NaN, and of swapped bounds the upper one wins.</summary>
/// <remarks>
/// Two comparisons and selections cost a third of <see cref="Vector.Max{T}"/>, and mean the same on every platform. The bounds here are
/// numbers: a NaN bound has been folded into the rates.
/// </remarks>
internal readonly struct HardBounded<T, TDependence> : IUpdateRule<T>
    where TDependence : struct, IWeightDependence<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Update(Vector<T> w, Vector<T> p, Vector<T> m, in RuleCoefficients<T> c)
    {
        Vector<T> updated = Unbounded<T, TDependence>.Update(w, p, m, c);
        updated = Vector.ConditionalSelect(Vector.LessThan(updated, c.WMin), c.WMin, updated);
        return Vector.ConditionalSelect(Vector.GreaterThan(updated, c.WMax), c.WMax, updated);
    }
}
