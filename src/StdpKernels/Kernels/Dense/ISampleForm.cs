using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Dense;

/// <summary>How a kernel for a batch of one computes new weights from what it reads of their row and of their column.</summary>
/// <remarks>All forms give the same bits, where their conditions hold.</remarks>
internal interface ISampleForm
{
    /// <summary>What a trace of the columns is turned into, once for all rows at hand.</summary>
    static abstract TLane OfColumn<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane>;

    /// <summary>What the trace of a row is turned into, once for all columns.</summary>
    static abstract TLane OfRow<TRule, TLane>(TLane trace, in RuleCoefficients<TLane> c)
        where TRule : struct, IUpdateRule
        where TLane : struct, ILane<TLane>;

    /// <summary>The new weights.</summary>
    /// <param name="w">The old weights.</param>
    /// <param name="rowActivity">The activity of the row.</param>
    /// <param name="column">What <see cref="OfColumn{TRule, TLane}"/> made of the traces of the columns.</param>
    /// <param name="row">What <see cref="OfRow{TRule, TLane}"/> made of the trace of the row.</param>
    /// <param name="columnActivity">The activity of the columns.</param>
    /// <param name="c">The parameters.</param>
    static abstract TLane Update<T, TRule, TLane>(
        TLane w, TLane rowActivity, TLane column, TLane row, TLane columnActivity, in RuleCoefficients<TLane> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TLane : struct, IVectorLane<T, TLane>;
}
