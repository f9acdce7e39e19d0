using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>
/// <c>A_plus = eta_plus · (w_max − w)^mu</c>, <c>A_minus = eta_minus · (w − w_min)^mu</c>, with <c>x^0 = 1</c> for every x and NaN
/// for a fractional power of a negative number.
/// </summary>
internal readonly struct MultiplicativePow<TPower> : IWeightDependence
    where TPower : struct, IPower
{
    public static bool IsBounded => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaPlus * TPower.Raise(c.WMax - w, c.Mu);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaMinus * TPower.Raise(w - c.WMin, c.Mu);
}
