using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>How wide the vectors of weights are that a rule is applied to.</summary>
internal static class RuleWidth
{
    /// <summary>
    /// Whether they have 512 bits, as <see cref="VectorWidth.IsWide"/> says of kernels. Powers are computed in ordinary vectors, by calls, around which
    /// wide ones would go through memory: with them a step took a third longer.
    /// </summary>
    public static bool IsWide<TRule>()
        where TRule : struct, ICoefficientReader => VectorWidth.IsWide && !TRule.ReadsOwn;
}
