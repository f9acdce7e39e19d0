using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>
/// A power of the distance to the bound on each side, with <c>x^0 = 1</c> for every x and NaN for a fractional power of a negative
/// number. The exponents are the rule's own parameters.
/// </summary>
internal readonly struct Powers<TPlus, TMinus> : IWeightDependence
    where TPlus : struct, IPower
    where TMinus : struct, IPower
{
    public static bool IsBounded => false;

    public static bool IsConstant => false;

    public static bool ReadsOwn => TPlus.ReadsExponent || TMinus.ReadsExponent;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TPlus.Scaled(c.EtaPlus, c.WMax - w, c.OwnPlus);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => TMinus.Scaled(c.EtaMinus, w - c.WMin, c.OwnMinus);
}
