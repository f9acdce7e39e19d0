using System.Numerics;
using StdpKernels.Lanes;

namespace StdpKernels.Coefficients;

/// <summary>Where a kernel finds the rule's parameters for the weights it is about to change.</summary>
/// <remarks>Kernels copy a source into a local, move it to a row, and then load: what the local holds stays in registers.</remarks>
internal interface ICoefficientSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether all weights have the same parameters, which then stay in registers; others are read for each weight.</summary>
    static abstract bool IsUniform { get; }

    /// <summary>Takes over the parameters, before anything else is asked for.</summary>
    void Bind(WeightCoefficients<T> coefficients);

    /// <summary>Goes to a row of <c>w</c>. Nothing can be loaded before the first call.</summary>
    /// <param name="row">The row.</param>
    /// <param name="end">The number of columns that will be asked for, counted from the first of the row.</param>
    void MoveTo(int row, int end);

    /// <summary>The parameters of a vector of neighbouring weights.</summary>
    /// <param name="column">The first column, with the others of the vector below the end; not checked.</param>
    RuleCoefficients<TLane> Load<TLane>(int column)
        where TLane : struct, IVectorLane<T, TLane>;

    /// <summary>The parameters of one weight.</summary>
    /// <param name="column">The column, below the end; not checked.</param>
    RuleCoefficients<ScalarLane<T>> At(int column);
}
