using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>One weight update, from the old weight and the two correlations to the new weight.</summary>
internal interface IUpdateRule : ICoefficientReader
{
    /// <summary>The new weights. Every operation rounds by itself, in the order of the contract.</summary>
    /// <param name="w">The old weights.</param>
    /// <param name="p"><c>P = Σ z_post · t_pre</c>.</param>
    /// <param name="m"><c>M = Σ t_post · z_pre</c>.</param>
    /// <param name="c">The parameters.</param>
    static abstract TLane Update<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>Whether <see cref="Depression{TLane}"/> does not depend on the weight.</summary>
    static abstract bool HasConstantDepression { get; }

    /// <summary><c>A_minus(w) · M</c>: what M takes from the weights.</summary>
    static abstract TLane Depression<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>
    /// The new weights where <c>P = 0</c>: the bits of <see cref="Update{TLane}"/>, with less work, for weights that an update with
    /// <c>P = M = 0</c> would leave alone.
    /// </summary>
    /// <param name="w">The old weights.</param>
    /// <param name="depression">What <see cref="Depression{TLane}"/> says of them.</param>
    /// <param name="c">The parameters.</param>
    static abstract TLane Depress<TLane>(TLane w, TLane depression, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>Whether silence leaves alone every weight that has been updated, because of these parameters.</summary>
    static abstract bool StaysQuiet<T>(in RuleCoefficients<ScalarLane<T>> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
