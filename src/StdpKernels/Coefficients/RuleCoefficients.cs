namespace StdpKernels.Coefficients;

/// <summary>The parameters of a rule for the weights in one lane.</summary>
internal readonly struct RuleCoefficients<TLane>
{
    public TLane EtaPlus { get; init; }

    public TLane EtaMinus { get; init; }

    public TLane WMin { get; init; }

    public TLane WMax { get; init; }

    /// <summary>The rule's own parameter of potentiation, such as an exponent; 0 for a rule that says it reads none.</summary>
    public TLane OwnPlus { get; init; }

    /// <summary>The rule's own parameter of depression, likewise.</summary>
    public TLane OwnMinus { get; init; }
}
