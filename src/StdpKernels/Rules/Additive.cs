using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus</c>, <c>A_minus = eta_minus</c>.</summary>
internal readonly struct Additive : IWeightDependence
{
    public static bool IsBounded => true;

    public static bool IsConstant => true;

    public static bool ReadsOwn => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaPlus;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaMinus;
}
