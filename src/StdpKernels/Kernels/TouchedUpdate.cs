using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels;

/// <summary>The update of those weights alone whose neurons are active, whatever they are: out of bounds, −0, no numbers.</summary>
/// <remarks>
/// Contract: a batch of one, of which one side is silent; activity of any numbers and traces of any. <c>w</c> is row-major and overlaps
/// nothing that is read. A row whose neuron is active becomes <c>bound(w + A_plus(w) · P)</c>, a column whose neuron is active
/// <c>bound(w − A_minus(w) · M)</c>, one weight at a time: it is for the few steps in which weights are not steady.
/// </remarks>
internal static class TouchedUpdate
{
    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(in LinearOperands<T> operands, Span<T> w, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        TSource local = coefficients;
        for (int row = 0; row < operands.Outputs; row++)
        {
            Span<T> weights = w.Slice(row * operands.Inputs, operands.Inputs);
            local.MoveTo(row, operands.Inputs);
            T activity = operands.ActivityPost[row];
            for (int column = 0; column < weights.Length && !T.IsZero(activity); column++)
            {
                // The first term of a sum is added to zero.
                T p = T.MultiplyAddEstimate(activity, operands.TracePre[column], T.Zero);
                weights[column] = OneSum.Potentiate<TRule, ScalarLane<T>>(new(weights[column]), new(p), local.At(column)).Value;
            }

            for (int column = 0; column < weights.Length; column++)
            {
                if (!T.IsZero(operands.ActivityPre[column]))
                {
                    T m = T.MultiplyAddEstimate(operands.TracePost[row], operands.ActivityPre[column], T.Zero);
                    weights[column] = OneSum.Depress<TRule, ScalarLane<T>>(new(weights[column]), new(m), local.At(column)).Value;
                }
            }
        }
    }
}
