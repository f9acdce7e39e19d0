using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>One weight update, from the old weight and the two correlations to the new weight.</summary>
/// <remarks>
/// Kernels call the two sums by the names that they have in rows of postsynaptic neurons: <c>P</c> sums the spikes of the row's neuron,
/// <c>M</c> those of the column's. In rows of presynaptic neurons they change places, see <see cref="Mirrored{TRule}"/>.
/// </remarks>
internal interface IUpdateRule : ICoefficientReader
{
    /// <summary>Whether rows belong to presynaptic neurons.</summary>
    static abstract bool IsMirrored { get; }

    /// <summary>The new weights. Every operation rounds by itself, in the order of the contract.</summary>
    /// <param name="w">The old weights.</param>
    /// <param name="p"><c>P = Σ z_post · t_pre</c>.</param>
    /// <param name="m"><c>M = Σ t_post · z_pre</c>.</param>
    /// <param name="c">The parameters.</param>
    static abstract TLane Update<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>
    /// <c>A_plus(w) · P − A_minus(w) · M</c>: the change of which <see cref="Update{TLane}"/> makes the new weights. P sums the spikes of the postsynaptic
    /// neuron, whichever the rows belong to.
    /// </summary>
    static abstract TLane Change<TLane>(TLane w, TLane p, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>What P alone changes: <see cref="Potentiation{TLane}"/>, with the sign that it has in the change.</summary>
    static abstract TLane ChangeByP<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>What M alone changes: <see cref="Depression{TLane}"/>, likewise.</summary>
    static abstract TLane ChangeByM<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>The new weights for a change that is known: the bits of <see cref="Update{TLane}"/>, which makes the change from its sums.</summary>
    static abstract TLane Apply<TLane>(TLane w, TLane change, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>Whether <see cref="Potentiation{TLane}"/> and <see cref="Depression{TLane}"/> do not depend on the weight.</summary>
    static abstract bool IsConstant { get; }

    /// <summary><c>A_plus(w) · P</c>: what P adds to the weights.</summary>
    static abstract TLane Potentiation<TLane>(TLane w, TLane p, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary><c>A_minus(w) · M</c>: what M takes from the weights.</summary>
    static abstract TLane Depression<TLane>(TLane w, TLane m, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>The new weights where <c>M = 0</c>: the bits of <see cref="Update{TLane}"/>, with less work, for steady weights.</summary>
    /// <param name="w">The old weights, which an update with <c>P = M = 0</c> would not change.</param>
    /// <param name="potentiation">What <see cref="Potentiation{TLane}"/> says of them.</param>
    /// <param name="c">The parameters.</param>
    static abstract TLane Potentiate<TLane>(TLane w, TLane potentiation, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>The new weights where <c>P = 0</c>: the bits of <see cref="Update{TLane}"/>, with less work, for steady weights.</summary>
    /// <param name="w">The old weights, which an update with <c>P = M = 0</c> would not change.</param>
    /// <param name="depression">What <see cref="Depression{TLane}"/> says of them.</param>
    /// <param name="c">The parameters.</param>
    static abstract TLane Depress<TLane>(TLane w, TLane depression, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary>Whether every update of a steady weight is steady again, because of these parameters.</summary>
    static abstract bool KeepsSteady<T>(in RuleCoefficients<ScalarLane<T>> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
