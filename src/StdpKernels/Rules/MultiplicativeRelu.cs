using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus · max(w_max − w, 0)</c>, <c>A_minus = eta_minus · max(w − w_min, 0)</c>; NaN stays NaN.</summary>
internal readonly struct MultiplicativeRelu : IWeightDependence
{
    public static bool IsBounded => false;

    public static bool IsConstant => false;

    public static bool ReadsOwn => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiation<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaPlus * TLane.AtLeast(c.WMax - w, TLane.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depression<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane> => c.EtaMinus * TLane.AtLeast(w - c.WMin, TLane.Zero);
}
