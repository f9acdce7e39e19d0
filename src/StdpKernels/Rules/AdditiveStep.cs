using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus · H(w_max − w)</c>, <c>A_minus = eta_minus · H(w − w_min)</c>; <c>H</c> is 0 at 0 and for NaN.</summary>
/// <remarks>The step is multiplied by, not selected: an infinite rate times 0 is NaN.</remarks>
internal readonly struct AdditiveStep : IWeightDependence
{
    public static bool IsBounded => true;

    public static bool IsConstant => false;

    public static bool ReadsOwn => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaPlus * TLane.Step(c.WMax - w);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaMinus * TLane.Step(w - c.WMin);
}
