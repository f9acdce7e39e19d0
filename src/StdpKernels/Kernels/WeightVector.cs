using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>Rule and bound, applied to one vector of weights in memory, from both of its sums.</summary>
internal static class WeightVector
{
    /// <param name="w">The first weight of a row.</param>
    /// <param name="i">The first weight of the vector, which lies within the row; not checked.</param>
    /// <param name="p">Its sums P.</param>
    /// <param name="m">Its sums M.</param>
    /// <param name="coefficients">The parameters, of which this copies nothing: what a loop has in registers stays there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update<T, TRule, TLane>(ref T w, nuint i, TLane p, TLane m, in RuleCoefficients<TLane> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TLane : struct, IVectorLane<T, TLane> =>
        TLane.Store(TRule.Update(TLane.Load(ref w, i), p, m, coefficients), ref w, i);
}
