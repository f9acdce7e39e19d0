using System.Numerics;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Coefficients;

/// <summary>Where a kernel finds the rule's parameters for the weights it is about to change.</summary>
internal interface ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The parameters of a vector of neighbouring weights of a row.</summary>
    /// <param name="row">The row of <c>w</c>.</param>
    /// <param name="column">The first column, a multiple of the vector length.</param>
    RuleCoefficients<VectorLane<T>> Load(int row, int column);

    /// <summary>The parameters of one weight.</summary>
    /// <param name="row">The row of <c>w</c>.</param>
    /// <param name="column">The column.</param>
    RuleCoefficients<ScalarLane<T>> At(int row, int column);
}
