namespace StdpKernels.DigestWorkload;

/// <summary>A rule with its exponents, of which a rule without powers reads none.</summary>
/// <param name="Algorithm">The rule.</param>
/// <param name="MuPlus">The exponent of potentiation.</param>
/// <param name="MuMinus">The exponent of depression.</param>
internal readonly record struct WorkloadRule(StdpAlgorithm Algorithm, double MuPlus = 0, double MuMinus = 0)
{
    /// <summary>The rule with one exponent for both.</summary>
    public static WorkloadRule Pow(double mu) => new(StdpAlgorithm.MultiplicativePow, mu, mu);

    /// <summary>The rule with an exponent for each.</summary>
    public static WorkloadRule Asymmetric(double muPlus, double muMinus) => new(StdpAlgorithm.AsymmetricPow, muPlus, muMinus);

    /// <summary>Whether an exponent is one for which the library asks the platform: 0, ½ and 1 are arithmetic.</summary>
    public bool HasPlatformPower => MuPlus is not (0 or 0.5 or 1) || MuMinus is not (0 or 0.5 or 1);

    public override string ToString() => Algorithm switch
    {
        StdpAlgorithm.MultiplicativePow => $"{Algorithm} {MuPlus}",
        StdpAlgorithm.AsymmetricPow => $"{Algorithm} {MuPlus}, {MuMinus}",
        _ => $"{Algorithm}",
    };
}
