namespace StdpKernels.Lanes;

/// <summary>
/// The arithmetic that the rules are written in, over one number or over a vector of them: each formula stands once and rounds the
/// same way in both.
/// </summary>
internal interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    static abstract TSelf Zero { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The number with its sign changed, also of zero.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary><c>x &lt; bound ? bound : x</c>: NaN stays NaN, and bounds nothing.</summary>
    static abstract TSelf AtLeast(TSelf x, TSelf bound);

    /// <summary><c>x &gt; bound ? bound : x</c>: NaN stays NaN, and bounds nothing.</summary>
    static abstract TSelf AtMost(TSelf x, TSelf bound);

    /// <summary>1 where <c>x &gt; 0</c>, else 0; also for NaN.</summary>
    static abstract TSelf Step(TSelf x);

    /// <summary>One number where <c>x</c> is a zero of either sign, another elsewhere; NaN is no zero.</summary>
    static abstract TSelf IfZero(TSelf x, TSelf then, TSelf otherwise);

    /// <summary><c>x^½</c>: the square root; NaN below zero, but +∞ of −∞ as of any power.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary><c>x^exponent</c> for an exponent that is not an integer, by exponential and logarithm.</summary>
    static abstract TSelf FractionalPow(TSelf x, TSelf exponent);

    /// <summary>
    /// <c>x^exponent</c>, which the value of the exponent alone decides: 1, the number or <see cref="Sqrt"/> for 0, 1 and ½,
    /// <see cref="FractionalPow"/> for other finite numbers that are no integers, else as the platform has it.
    /// </summary>
    static abstract TSelf Pow(TSelf x, TSelf exponent);
}
