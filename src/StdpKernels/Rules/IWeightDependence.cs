using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>How a change depends on the weight. One struct a rule, one formula for numbers and vectors.</summary>
internal interface IWeightDependence
{
    /// <summary><c>A_plus(w)</c>.</summary>
    static abstract TLane Potentiation<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;

    /// <summary><c>A_minus(w)</c>.</summary>
    static abstract TLane Depression<TLane>(TLane w, in RuleCoefficients<TLane> c)
        where TLane : struct, ILane<TLane>;
}
