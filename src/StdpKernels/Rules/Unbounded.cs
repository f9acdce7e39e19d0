using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Rules;

/// <summary><c>w + ((A_plus(w) · P) − (A_minus(w) · M))</c>.</summary>
internal readonly struct Unbounded<T, TDependence> : IUpdateRule<T>
    where TDependence : struct, IWeightDependence<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Update(Vector<T> w, Vector<T> p, Vector<T> m, in RuleCoefficients<T> c) =>
        w + ((TDependence.Potentiation(w, c) * p) - (TDependence.Depression(w, c) * m));
}
