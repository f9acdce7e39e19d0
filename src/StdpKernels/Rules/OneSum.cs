using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>Updates of weights for which one of the two sums is zero: of steady weights the bits of <see cref="IUpdateRule.Update{TLane}"/>.</summary>
internal static class OneSum
{
    /// <summary>The new weights where <c>M = 0</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Potentiate<TRule, TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane> => TRule.Potentiate(w, TRule.Potentiation(w, p, c), c);

    /// <summary>The new weights where <c>P = 0</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Depress<TRule, TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane> => TRule.Depress(w, TRule.Depression(w, m, c), c);
}
