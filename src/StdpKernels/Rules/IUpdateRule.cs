using System.Numerics;

namespace StdpKernels.Rules;

/// <summary>One weight update, from the old weight and the two correlations to the new weight.</summary>
internal interface IUpdateRule<T>
{
    /// <summary>The new weights. Every operation rounds by itself, in the order of the contract.</summary>
    /// <param name="w">The old weights.</param>
    /// <param name="p"><c>P = Σ z_post · t_pre</c>.</param>
    /// <param name="m"><c>M = Σ t_post · z_pre</c>.</param>
    /// <param name="c">The parameters.</param>
    static abstract Vector<T> Update(Vector<T> w, Vector<T> p, Vector<T> m, in RuleCoefficients<T> c);
}
