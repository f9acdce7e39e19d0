using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>How a change depends on the weight. One struct a rule, one formula for numbers and vectors.</summary>
/// <remarks>Both factors are monotonic in the weight between the bounds.</remarks>
internal interface IWeightDependence : ICoefficientReader
{
    /// <summary>Whether the factors are no larger than the rates, whatever the weight.</summary>
    static abstract bool IsBounded { get; }

    /// <summary>Whether the factors are the rates, whatever the weight.</summary>
    static abstract bool IsConstant { get; }

    /// <summary><c>A_plus(w)</c>.</summary>
    static abstract TLane Potentiation<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary><c>A_minus(w)</c>.</summary>
    static abstract TLane Depression<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;
}
