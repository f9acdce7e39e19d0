namespace StdpKernels.Coefficients;

/// <summary>What a rule reads of the coefficients of a weight.</summary>
internal interface ICoefficientReader
{
    /// <summary>Whether it reads <see cref="RuleCoefficients{TLane}.OwnPlus"/> or <see cref="RuleCoefficients{TLane}.OwnMinus"/>.</summary>
    static abstract bool ReadsOwn { get; }
}
