using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>Where a kernel finds the rule's parameters for the weights it is about to change.</summary>
internal interface ICoefficientSource<T>
{
    /// <summary>The parameters of neighbouring weights of a row.</summary>
    /// <param name="row">The row of <c>w</c>.</param>
    /// <param name="column">The first column, a multiple of the vector length.</param>
    RuleCoefficients<T> Load(int row, int column);

    /// <summary>The parameters of chosen weights of a row.</summary>
    /// <param name="row">The row of <c>w</c>.</param>
    /// <param name="columns">The columns, at most a vector of them; lanes beyond hold anything.</param>
    RuleCoefficients<T> Gather(int row, ReadOnlySpan<int> columns);
}
