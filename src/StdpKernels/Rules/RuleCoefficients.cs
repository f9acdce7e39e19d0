namespace StdpKernels.Rules;

/// <summary>The parameters of a rule for the weights in one lane.</summary>
internal readonly struct RuleCoefficients<TLane>
{
    public TLane EtaPlus { get; init; }

    public TLane EtaMinus { get; init; }

    public TLane WMin { get; init; }

    public TLane WMax { get; init; }

    public TLane Mu { get; init; }
}
