namespace StdpKernels;

/// <summary>
/// How a weight change depends on the weight itself: the factors <c>A_plus(w)</c> and <c>A_minus(w)</c> of
/// <c>w ← w + (A_plus(w) · P − A_minus(w) · M)</c>.
/// </summary>
public enum StdpAlgorithm
{
    /// <summary>No dependence: <c>A_plus = eta_plus</c>, <c>A_minus = eta_minus</c>.</summary>
    Additive = 0,

    /// <summary>
    /// No dependence inside the bounds, nothing at or beyond them: <c>A_plus = eta_plus · H(w_max − w)</c>,
    /// <c>A_minus = eta_minus · H(w − w_min)</c>, where <c>H(x)</c> is 1 for <c>x &gt; 0</c> and otherwise 0.
    /// </summary>
    AdditiveStep = 1,

    /// <summary>
    /// A power of the distance to the bound: <c>A_plus = eta_plus · (w_max − w)^mu</c>,
    /// <c>A_minus = eta_minus · (w − w_min)^mu</c>. <c>x^0</c> is always 1; a fractional power of a negative number is NaN.
    /// </summary>
    MultiplicativePow = 2,

    /// <summary>
    /// Proportional to the distance to the bound: <c>A_plus = eta_plus · max(w_max − w, 0)</c>,
    /// <c>A_minus = eta_minus · max(w − w_min, 0)</c>.
    /// </summary>
    MultiplicativeRelu = 3,

    /// <summary>
    /// A power of the distance to the bound, with an exponent for each side: <c>A_plus = eta_plus · (w_max − w)^mu_plus</c>,
    /// <c>A_minus = eta_minus · (w − w_min)^mu_minus</c>. Powers are those of <see cref="MultiplicativePow"/>.
    /// </summary>
    /// <remarks>
    /// Not among the original functions. The default exponents, 0 and 1, make potentiation additive and depression proportional to
    /// the weight, as in van Rossum, Bi &amp; Turrigiano (2000), J. Neurosci. 20, 8812–8821.
    /// </remarks>
    AsymmetricPow = 4,
}
